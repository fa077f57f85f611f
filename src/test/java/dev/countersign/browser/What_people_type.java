package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.AChange;
import dev.countersign.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class What_people_type extends BrowserTest {

    private static final String MARKUP =
            "<img src=x onerror=\"window.taken=1\"><script>window.taken=1</script> **bold** {{7*7}} ${7*7}";
    private static final String HEBREW = "פריסת שירות התשלומים לייצור";

    private static final Locator.GetByTextOptions EXACTLY = new Locator.GetByTextOptions().setExact(true);

    private static AChange everywhere(String text) {
        return aChange()
                .having("title", text)
                .having("description", text)
                .having("rollbackPlan", text)
                .having("artifact", Map.of("name", text))
                .having("parameters", Map.of("note", text))
                .having("evidence", List.of(Map.of("kind", "plan", "title", text, "url", "https://ci.example.com/1")));
    }

    private Api.Answer rejectedWith(String text, String comment) {
        return rejectedWith(text, text, comment);
    }

    private Api.Answer rejectedWith(String text, String reason, String comment) {
        var change = expect(201, everywhere(text).submit(api));
        expect(
                201,
                api.as("sre-one")
                        .post(
                                path(change) + "/decisions",
                                Map.of(
                                        "verdict",
                                        "reject",
                                        "reason",
                                        reason,
                                        "digest",
                                        change.text("digest"),
                                        "remediation",
                                        List.of(Map.of("item", comment)))));
        return change;
    }

    @Test
    void is_shown_as_text_wherever_it_stands() {
        var change = rejectedWith(MARKUP, MARKUP);
        var ingrid = as("sre-two").opens("/changes?view=all");
        ingrid.sees(MARKUP);
        ingrid.opens(path(change)).seesHeading(MARKUP);
        for (var part : List.of("What will run", "Evidence", "Decisions")) {
            assertThat(ingrid.part(part)).containsText(MARKUP);
        }
        ingrid.clicks("Show the picture");
        assertThat(ingrid.page().locator("svg .djs-element").first()).isVisible();
        assertThat(ingrid.page().evaluate("window.taken")).isNull();
        assertThat(ingrid.page().locator("img[src=x]")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 1280})
    void may_be_two_hundred_characters_without_a_space(int width) {
        var reason = "It does not say how it goes back: " + "w".repeat(200);
        var change = rejectedWith("W".repeat(200), reason, reason);
        var ingrid = as("sre-two", desktop().setViewportSize(width, 740));
        for (var address : List.of("/changes?view=all", path(change))) {
            ingrid.opens(address).sees("W".repeat(200));
            assertThat((int) ingrid.page().evaluate("document.documentElement.scrollWidth"))
                    .as(address)
                    .isLessThanOrEqualTo(width);
        }
    }

    @Test
    void may_run_from_right_to_left() {
        var change = rejectedWith(HEBREW, HEBREW);
        var ingrid = as("sre-two").opens(path(change));
        assertThat(ingrid.seesHeading(HEBREW)).hasCSS("direction", "rtl");
        assertThat(ingrid.part("Decisions").getByText(HEBREW).first()).hasCSS("direction", "rtl");
        ingrid.opens("/changes?view=all");
        assertThat(ingrid.page().locator(".queue__title").first()).hasCSS("direction", "rtl");
    }

    @Test
    void is_shown_as_text_also_where_it_is_typed_into_the_pages() {
        var earlier = aChange().submit(api);
        var nadia = as("requester").opens("/changes/new?like=" + earlier.text("id"));
        nadia.fills("Title", MARKUP).fills("Description", MARKUP).fills("Rollback plan", MARKUP);
        nadia.clicks("Ask for this change").seesHeading(MARKUP);
        var address = nadia.page().url();
        var ingrid = as("sre-one").opens(address);
        ingrid.clicks("Reject …")
                .fills("Reason", MARKUP)
                .fills("To fix", MARKUP)
                .fills("Required follow-up", MARKUP);
        ingrid.clicks("Send rejection");
        assertThat(ingrid.part("Decisions").getByText(MARKUP)).hasCount(3);
        nadia.follows("Put it right").fills("What was done about it", MARKUP).clicks("Send revision 2");
        nadia.seesHeading("Revision 2 is sent");
        nadia.opens(address).clicks("Withdraw …").fills("Why it is not wanted", MARKUP);
        nadia.page().getByRole(AriaRole.DIALOG).getByText("Withdraw", EXACTLY).click();
        assertThat(nadia.part("Timeline")).containsText(MARKUP);
        for (var visitor : List.of(nadia, ingrid)) {
            assertThat(visitor.page().evaluate("window.taken")).isNull();
            assertThat(visitor.page().locator("img[src=x]")).hasCount(0);
        }
    }

    @Test
    void runs_in_its_own_direction_while_it_is_typed() {
        var change = aChange().submit(api);
        var nadia = as("requester").opens(path(change)).clicks("Withdraw …");
        assertThat(nadia.field("Why it is not wanted")).hasCSS("unicode-bidi", "plaintext");
        nadia.opens("/changes/new?like=" + change.text("id"));
        assertThat(nadia.field("Title")).hasCSS("unicode-bidi", "plaintext");
        assertThat(nadia.field("Description")).hasCSS("unicode-bidi", "plaintext");
        nadia.opens("/changes");
        assertThat(nadia.page().getByRole(AriaRole.SEARCHBOX)).hasCSS("unicode-bidi", "plaintext");
    }
}
