package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class A_new_change extends BrowserTest {

    @Test
    void is_asked_for_with_what_policy_will_ask_beside_it() {
        var earlier = aChange().submit(api);
        var nadia = as("requester").opens("/changes/new?like=" + earlier.text("id"));
        assertThat(nadia.part("What policy will ask").first()).containsText("2 approvals by different people");
        nadia.fills("Title", "Deploy checkout 2.15.0").clicks("Ask for this change");
        nadia.sees("Deploy checkout 2.15.0");
        var mine = api.as("requester").get("/changes?view=mine&q=2.15.0");
        assertThat(mine.text("items/0/title")).isEqualTo("Deploy checkout 2.15.0");
    }

    @Test
    void goes_to_the_first_field_that_is_wrong() {
        var nadia = as("requester").opens("/changes/new");
        nadia.clicks("Ask for this change").sees("Not sent yet");
        assertThat(nadia.page().locator(".fjs-has-errors :focus")).hasCount(1);
    }

    @Test
    void shows_its_new_title_after_a_revision() {
        var change = aChange().submit(api);
        var nadia = as("requester").opens(path(change) + "/revise");
        nadia.fills("Title", "Deploy checkout, tonight").clicks("Send revision 2");
        nadia.seesHeading("Revision 2 is sent");
        nadia.follows("Deploy checkout, tonight").seesHeading("Deploy checkout, tonight");
    }
}
