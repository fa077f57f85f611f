package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class A_change_that_moves_meanwhile extends BrowserTest {

    private static final String REASON = "Read the diff; staging has been green since yesterday.";

    private Visitor deciding(String account, String address) {
        var approver = as(account).opens(address);
        return approver.clicks("Approve …").fills("Reason", REASON).ticks("Risk acknowledged");
    }

    @Test
    void is_told_to_the_slower_of_two_with_who_was_first() {
        var change = aChange().submit(api);
        var ingrid = deciding("sre-one", path(change));
        var kwame = deciding("sre-two", path(change)).expects(CONFLICT);
        ingrid.clicks("Send approval");
        assertThat(ingrid.part("Decisions")).containsText("sre-one approved");

        kwame.clicks("Send approval");

        assertThat(kwame.part("Your decision").locator(".cds--inline-notification"))
                .containsText("by sre-one");
        assertThat(kwame.field("Reason")).hasValue(REASON);
        assertThat(kwame.part("Decisions")).containsText("sre-one approved");
    }

    @Test
    void is_told_when_a_decision_over_the_api_came_first() {
        var change = aChange().submit(api);
        var ingrid = deciding("sre-one", path(change)).expects(CONFLICT);
        expect(201, api.as("sre-two").post(path(change) + "/decisions", approvalOf(change)));
        ingrid.clicks("Send approval");
        assertThat(ingrid.part("Your decision").locator(".cds--inline-notification"))
                .containsText("by sre-two");
        assertThat(ingrid.field("Reason")).hasValue(REASON);
    }

    @Test
    void shows_what_another_has_decided_without_being_asked() {
        var change = aChange().submit(api);
        var ingrid = as("sre-one").opens(path(change));
        assertThat(ingrid.button("Approve …")).isVisible();
        expect(201, api.as("sre-two").post(path(change) + "/decisions", approvalOf(change)));
        assertThat(ingrid.part("Decisions")).containsText("sre-two approved");
        assertThat(ingrid.button("Approve …")).isDisabled();
    }

    @Test
    void keeps_the_text_when_it_was_revised_and_asks_to_read_it_again() {
        var change = aChange().submit(api);
        var ingrid = deciding("sre-one", path(change));
        expect(201, revise(change, "requester", Map.of("parameters", Map.of("version", "2.14.1"))));

        ingrid.sees("The change was revised while you were writing: it is revision 2 now.");
        assertThat(ingrid.button("Send approval")).isDisabled();
        ingrid.clicks("I have read it: decide on revision 2");
        assertThat(ingrid.field("Reason")).hasValue(REASON);
        assertThat(ingrid.field("Risk acknowledged")).isChecked();
        ingrid.clicks("Send approval");
        assertThat(ingrid.part("Decisions")).containsText("sre-one approved");
        assertThat(seen(change).text("decisions/0/revision")).isEqualTo("2");
        assertThat(seen(change).text("stages/0/approvals/0")).isEqualTo("sre-one");
    }

    @Test
    void says_so_while_the_form_is_open_and_keeps_the_text() {
        var change = aChange().submit(api);
        var ingrid = deciding("sre-one", path(change));
        expect(201, api.as("sre-two").post(path(change) + "/decisions", approvalOf(change)));
        assertThat(ingrid.part("Decisions")).containsText("sre-two approved");
        assertThat(ingrid.field("Reason")).hasValue(REASON);
    }
}
