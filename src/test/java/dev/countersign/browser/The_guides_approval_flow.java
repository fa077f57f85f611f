package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.Api;
import org.junit.jupiter.api.Test;

/** "Approval Execution Flow" of the guide: its five steps, each in its words, one after the other. */
class The_guides_approval_flow extends BrowserTest {

    private static final String REASON = "Scope is clear, gates are satisfied, and the way back has been tried.";

    private Api.Answer change;
    private Visitor approver;

    @Test
    void is_followed_step_by_step() {
        change = aChange().submit(api);
        approver = as("sre-one").opens("/changes");
        open_request_and_review_action_summary_scope_and_risk_context();
        confirm_gate_progress_and_approver_eligibility_indicators();
        validate_requester_identity_and_self_approval_restrictions();
        approve_or_reject_with_explicit_reasoning_comment();
        track_request_to_final_execution_state_and_capture_outcome_evidence();
    }

    private void open_request_and_review_action_summary_scope_and_risk_context() {
        approver.seesHeading("Policy and Approvals");
        approver.field("Project").selectOption("payments");
        approver.field("Environment").selectOption("production");
        approver.follows("Deploy checkout 2.14.0").seesHeading("Deploy checkout 2.14.0");
        assertThat(approver.part("What will run")).containsText("k8s/payments/checkout");
        assertThat(approver.part("What will run")).containsText("2.14.0");
        assertThat(approver.part("Risk")).containsText(seen(change).text("risk/level"));
    }

    private void confirm_gate_progress_and_approver_eligibility_indicators() {
        assertThat(approver.part("Gates")).isVisible();
        assertThat(approver.part("Approvals")).containsText("One approval is missing");
        approver.sees("You can decide: a seat of sre is open, and you may take it.");
    }

    private void validate_requester_identity_and_self_approval_restrictions() {
        assertThat(approver.page().locator(".change-head")).containsText("Nadia Brandt (requester) asked");
        var requester = as("requester").opens(path(change));
        requester.sees("You cannot decide:");
        assertThat(requester.button("Approve …")).isDisabled();
    }

    private void approve_or_reject_with_explicit_reasoning_comment() {
        approver.clicks("Approve …").fills("Reason", "ok").clicks("Send approval");
        approver.sees("Not sent yet: something above is missing or too short.");
        approver.fills("Reason", REASON).ticks("Risk acknowledged").clicks("Send approval");
        assertThat(approver.part("Decisions")).containsText(REASON);
        var owner = as("owner-one").opens(path(change));
        owner.clicks("Approve …")
                .fills("Reason", REASON)
                .ticks("Risk acknowledged")
                .clicks("Send approval");
        assertThat(owner.page().locator(".change-head__tags")).containsText("approved");
    }

    private void track_request_to_final_execution_state_and_capture_outcome_evidence() {
        var executing = executing(seen(change));
        approver.sees("Running; its outcome is still to be reported.");
        var requester = as("requester").opens(path(change)).clicks("Report the outcome …");
        requester.choice("Succeeded").click();
        requester
                .fills("Digest of what ran", executing.text("digest"))
                .fills("Title of the evidence", "Roll-out log")
                .fills("Address of the evidence", "https://ci.example.com/runs/882");
        var dialog = requester.page().getByRole(AriaRole.DIALOG);
        dialog.getByText("Report", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(approver.part("Execution")).containsText("It succeeded.");
        assertThat(approver.part("Execution")).containsText("(as approved)");
        assertThat(approver.part("Execution")).containsText("Roll-out log");
        assertThat(approver.page().locator(".change-head__tags")).containsText("succeeded");
        assertThat(seen(change).text("execution/evidence/0/title")).isEqualTo("Roll-out log");
    }
}
