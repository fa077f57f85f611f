package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

class A_decision extends BrowserTest {

    private static final String REASON = "Read the diff; staging has been green since yesterday.";

    @Test
    void is_made_by_mouse() {
        var change = aChange().submit(api);
        var ingrid = as("sre-one").opens("/changes");
        ingrid.follows("Deploy checkout 2.14.0").sees("You can decide: a seat of sre is open");
        ingrid.clicks("Approve …").fills("Reason", REASON);
        ingrid.ticks("Risk acknowledged");
        ingrid.sees("Your approval fills one seat. One is still missing after it: payments-owners.");
        ingrid.clicks("Send approval");
        assertThat(ingrid.part("Decisions")).containsText("sre-one approved");
        assertThat(ingrid.part("Decisions")).containsText(REASON);
        assertThat(seen(change).text("decisions/0/account")).isEqualTo("sre-one");

        var beatriz = as("owner-one").opens("/changes/" + change.text("id"));
        beatriz.clicks("Approve …").fills("Reason", REASON);
        beatriz.ticks("Risk acknowledged");
        beatriz.sees("Yours is the last approval");
        beatriz.clicks("Send approval");
        assertThat(beatriz.page().locator(".change-head__tags")).containsText("approved");
        beatriz.sees("Nothing is to be decided on this change now.");
    }

    @Test
    void is_made_by_the_keyboard_alone() {
        var change = aChange().submit(api);
        var ingrid = as("sre-one").opens("/changes");
        ingrid.sees("Deploy checkout 2.14.0");
        ingrid.presses("j", "Enter");
        ingrid.seesHeading("Deploy checkout 2.14.0");
        ingrid.sees("You can decide");
        ingrid.presses("a");
        assertThat(ingrid.field("Reason")).isVisible();
        reach(ingrid, ingrid.field("Reason"));
        ingrid.page().keyboard().type(REASON);
        reach(ingrid, ingrid.field("Risk acknowledged"));
        ingrid.presses("Space");
        reach(ingrid, ingrid.button("Send approval"));
        ingrid.presses("Enter");
        assertThat(ingrid.part("Decisions")).containsText("sre-one approved");
        assertThat(seen(change).text("decisions/0/reason")).isEqualTo(REASON);
    }

    /** By Tab, as somebody without a mouse: no more often than a page can be long. */
    private static void reach(Visitor visitor, Locator field) {
        for (int i = 0; i < 80; i++) {
            if ((boolean) field.evaluate("node => node === document.activeElement")) {
                return;
            }
            visitor.presses("Tab");
        }
        throw new AssertionError(field + " is not reached by Tab");
    }

    @Test
    void is_not_for_whoever_asked_and_the_page_says_why() {
        var change = aChange().submit(api);
        var nadia = as("requester").opens("/changes/" + change.text("id"));
        nadia.sees("You cannot decide:");
        nadia.sees("Could decide: Ingrid Solheim, Kwame Mensah");
        assertThat(nadia.button("Approve …")).isDisabled();
        nadia.presses("a");
        nadia.doesNotSee("Your decision");
    }
}
