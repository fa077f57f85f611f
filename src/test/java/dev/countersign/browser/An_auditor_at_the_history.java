package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.breakglass.AnEmergency;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a question to a population, and from a population to a sample that can be drawn again. */
class An_auditor_at_the_history extends BrowserTest {

    private static final String FOUND = "Found, the newest first";

    @BeforeEach
    void something_has_happened() {
        aChange().approved(api);
        rejected(aChange().having("title", "Raise the limits of the zebra"), "Say how the schema goes back.");
        expect(
                201,
                aChange()
                        .having("project", "identity")
                        .having("target", "k8s/identity/docs")
                        .having("title", "=1+1")
                        .by("developer")
                        .submit(api));
        expect(201, anEmergency().openDeclared(api));
    }

    private static Locator rows(Visitor visitor, String list) {
        return visitor.page().getByLabel(list).getByRole(AriaRole.LISTITEM);
    }

    @Test
    void finds_by_words_and_filters_that_can_be_sent_on() {
        var amina = as("auditor").opens("/compliance/history");
        amina.sees("4 found");
        assertThat(rows(amina, FOUND)).hasCount(4);
        amina.page().locator("#history-words").fill("zebra");
        amina.sees("1 found");
        assertThat(rows(amina, FOUND)).hasCount(1);
        assertThat(amina.page()).hasURL(Pattern.compile("/compliance/history\\?text=zebra$"));
        amina.clicks("Clear filters").sees("4 found");
        amina.fills("Person or account", "sre-one").sees("3 found");
        amina.field("Their part").selectOption("decider");
        amina.sees("2 found");
        assertThat(amina.page()).hasURL(Pattern.compile("who=sre-one"));
        amina.page().reload();
        amina.sees("2 found");
        assertThat(amina.field("Person or account")).hasValue("sre-one");
        amina.opens("/compliance/history?kind=session")
                .follows(AnEmergency.REASON)
                .seesHeading(AnEmergency.REASON);
    }

    @Test
    void takes_no_sign_for_a_wildcard() {
        var amina = as("auditor").expects("400").opens("/compliance/history");
        amina.page().locator("#history-words").fill("%");
        amina.sees("must have a word to search for");
        amina.page().locator("#history-words").fill("zebra'");
        amina.sees("1 found");
        amina.fills("Incident", "%").sees("0 found");
        amina.sees("Nothing that you may see was ever like this.");
    }

    @Test
    void takes_the_population_away_whole() throws IOException {
        var amina = as("auditor").opens("/compliance/history?kind=change");
        amina.sees("3 found");
        amina.clicks("Export the population");
        var download = amina.page().waitForDownload(() -> amina.link("CSV").click());
        assertThat(download.suggestedFilename()).isEqualTo("population.csv");
        var csv = Files.readString(download.path());
        assertThat(csv).contains("query: kind,change").contains("rows,3,").contains(",'=1+1,");
        assertThat(List.of(csv.split("\r\n")))
                .filteredOn(line -> line.startsWith("change,"))
                .hasSize(3);
    }

    @Test
    void draws_a_sample_and_draws_it_again() {
        var amina = as("auditor").opens("/compliance/history?kind=change");
        amina.follows("Draw a sample").sees("Of kind change: 3.");
        amina.fills("Seed", "audit 2026").fills("How many", "2");
        amina.choice("Risk").click();
        amina.clicks("Draw the sample");
        amina.seesHeading("2 of 3");
        assertThat(rows(amina, "Items of the sample")).hasCount(2);
        var drawn = amina.page().locator(".history__what a").allInnerTexts();
        assertThat(amina.link("Evidence pack").first()).hasAttribute("href", Pattern.compile("/evidence-packs/chg_"));
        amina.page().reload();
        assertThat(amina.field("Seed")).hasValue("audit 2026");
        amina.clicks("Draw the sample").seesHeading("2 of 3");
        assertThat(amina.page().locator(".history__what a").allInnerTexts()).isEqualTo(drawn);
        amina.fills("How many", "1").choice("Project").click();
        amina.expects("422").clicks("Draw the sample").sees("one of each stratum");
        assertThat(amina.field("Seed")).hasValue("audit 2026");
    }

    @Test
    void shows_to_others_what_is_theirs() {
        var owner = as("owner-one").opens("/compliance/history");
        owner.sees("3 found");
        owner.doesNotSee("=1+1");
    }
}
