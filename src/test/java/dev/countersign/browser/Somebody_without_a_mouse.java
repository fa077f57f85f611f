package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

class Somebody_without_a_mouse extends BrowserTest {

    /** By Tab, and soon: whoever opens a form is not sent round the whole page to it. */
    private static void tabsTo(Visitor visitor, Locator wanted, int atMost) {
        for (int i = 0; i <= atMost; i++) {
            if ((boolean) wanted.evaluate("node => node === document.activeElement")) {
                return;
            }
            visitor.presses("Tab");
        }
        throw new AssertionError(wanted + " is not reached by " + atMost + " times Tab");
    }

    @Test
    void follows_the_link_that_has_the_focus() {
        aChange().submit(api);
        var ingrid = as("sre-one").opens("/changes");
        var row = ingrid.link("Deploy checkout 2.14.0");
        assertThat(row).isVisible();
        row.focus();
        ingrid.presses("Enter").seesHeading("Deploy checkout 2.14.0");
    }

    @Test
    void presses_the_button_that_has_the_focus_also_with_a_row_chosen() {
        aChange().submit(api);
        var ingrid = as("sre-one").opens("/changes");
        assertThat(ingrid.link("Deploy checkout 2.14.0")).isVisible();
        ingrid.presses("j");
        ingrid.page().getByText("New change").last().focus();
        ingrid.presses("Enter").seesHeading("New change");
    }

    @Test
    void goes_down_and_up_the_queue_and_hears_where_they_are() {
        aChange().having("title", "The first one").submit(api);
        aChange().having("title", "The second one").submit(api);
        var ingrid = as("sre-one").opens("/changes");
        var rows = ingrid.page().locator(".queue__row .queue__link");
        assertThat(rows).hasCount(2);
        var first = rows.first().locator(".queue__title").textContent();
        ingrid.presses("j");
        assertThat(rows.first()).isFocused();
        ingrid.presses("j");
        assertThat(rows.last()).isFocused();
        ingrid.presses("k");
        assertThat(rows.first()).isFocused();
        ingrid.presses("Enter").seesHeading(first);
    }

    @Test
    void is_where_the_form_is_when_it_opens_and_where_it_was_when_it_closes() {
        var change = aChange().submit(api);
        var ingrid = as("sre-one").opens(path(change));
        ingrid.sees("You can decide");
        ingrid.presses("a");
        assertThat(ingrid.field("Reason")).isVisible();
        tabsTo(ingrid, ingrid.field("Reason"), 3);
        ingrid.clicks("Not now");
        tabsTo(ingrid, ingrid.button("Approve …"), 2);

        ingrid.presses("Enter");
        ingrid.fills("Reason", "Read the diff; staging is green.").ticks("Risk acknowledged");
        tabsTo(ingrid, ingrid.button("Send approval"), 6);
        ingrid.presses("Enter");
        assertThat(ingrid.part("Decisions")).containsText("sre-one approved");
        assertThat(ingrid.page().locator("aside.change__decision")).isFocused();
    }
}
