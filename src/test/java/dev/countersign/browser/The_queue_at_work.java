package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class The_queue_at_work extends BrowserTest {

    @Test
    void is_exported_as_it_is_shown() throws IOException {
        aChange().having("title", "=cmd() \"quoted\", and more").submit(api);
        aChange().in("staging").having("title", "Not in the view").submit(api);
        var ingrid = as("sre-one").opens("/changes?view=all&environment=production");
        ingrid.sees("Export the 1 shown as CSV");
        var download = ingrid.page().waitForDownload(() -> ingrid.clicks("Export the 1 shown as CSV"));
        assertThat(download.suggestedFilename()).isEqualTo("changes.csv");
        assertThat(Files.readString(download.path()))
                .startsWith("id,title,status,risk")
                .contains("\"'=cmd() \"\"quoted\"\", and more\"")
                .doesNotContain("Not in the view");
    }

    @Test
    void is_exported_row_by_row_in_the_order_of_the_page() throws IOException {
        for (var title : List.of("One, with a comma", "Two \"quoted\"", "פריסה לייצור", "Four; and = + - @")) {
            aChange().having("title", title).submit(api);
        }
        var ingrid = as("sre-one").opens("/changes?view=all");
        ingrid.sees("Export the 4 shown as CSV");
        var download = ingrid.page().waitForDownload(() -> ingrid.clicks("Export the 4 shown as CSV"));
        var rows = ingrid.page().locator(".queue__row");
        var shown = IntStream.range(0, rows.count())
                .mapToObj(row -> rows.nth(row).getAttribute("data-change"))
                .toList();
        var lines = Files.readString(download.path()).split("\r\n");
        assertThat(lines).hasSize(5);
        assertThat(Arrays.stream(lines).skip(1).map(line -> line.split(",")[0])).containsExactlyElementsOf(shown);
        for (int row = 0; row < shown.size(); row++) {
            var title = rows.nth(row).locator(".queue__title").textContent();
            assertThat(lines[row + 1]).contains(title.replace("\"", "\"\"")).contains(",pending,");
        }
    }

    @Test
    void keeps_its_filters_in_the_address() {
        aChange().submit(api);
        aChange().in("staging").having("title", "Deploy to staging").submit(api);
        var ingrid = as("sre-one").opens("/changes?view=all");
        ingrid.sees("Deploy to staging");
        ingrid.field("Environment").selectOption("production");
        assertThat(ingrid.page()).hasURL(Pattern.compile("environment=production"));
        ingrid.doesNotSee("Deploy to staging");
        ingrid.clicks("Clear filters").sees("Deploy to staging");
        ingrid.page().getByRole(AriaRole.SEARCHBOX).fill("staging");
        assertThat(ingrid.page()).hasURL(Pattern.compile("q=staging"));
        assertThat(ingrid.page().locator(".queue__row")).hasCount(1);
    }

    @Test
    void is_claimed_by_the_keyboard_alone() {
        aChange().submit(api);
        var change = aChange().having("title", "The second one").submit(api);
        var ingrid = as("sre-one").opens("/changes");
        ingrid.sees("The second one");
        assertThat(ingrid.page().locator(".queue__row")).hasCount(2);
        ingrid.presses("j", "x", "j", "x", "c");
        ingrid.sees("Claimed 2: the others see that you look at it.");
        as("sre-two").opens(path(change)).sees("sre-one has said that they look at it.");
    }

    @Test
    void serves_on_a_phone_from_the_list_to_the_decision() {
        aChange().submit(api);
        aChange().in("staging").having("title", "Not this one").submit(api);
        var ingrid = as("sre-one", phone()).opens("/changes?view=all");
        ingrid.sees("Not this one");
        ingrid.page().getByRole(AriaRole.SEARCHBOX).fill("checkout 2.14");
        ingrid.doesNotSee("Not this one");
        ingrid.follows("Deploy checkout 2.14.0").sees("You can decide");
        ingrid.clicks("Approve …")
                .fills("Reason", "Read the diff; staging is green.")
                .ticks("Risk acknowledged");
        assertThat((int) ingrid.page().evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
        ingrid.clicks("Send approval");
        assertThat(ingrid.part("Decisions")).containsText("sre-one approved");
    }

    @Test
    void shows_a_change_that_arrives_without_being_asked() {
        var ingrid = as("sre-one").opens("/changes");
        ingrid.sees("Nothing waits for you.");
        aChange().having("title", "Arrived just now").submit(api);
        assertThat(ingrid.link("Arrived just now"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
    }
}
