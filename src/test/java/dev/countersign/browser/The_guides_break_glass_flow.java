package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.breakglass.AnEmergency.declare;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.countersign.Api;
import dev.countersign.breakglass.AnEmergency;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** "Break-Glass Execution Flow" of the guide: its five steps, each in its words, one after the other. On a phone. */
class The_guides_break_glass_flow extends BrowserTest {

    private Visitor onCall;
    private String id;

    @Test
    void is_followed_step_by_step() {
        onCall = as("sre-one", phone());
        verify_incident_condition_requires_temporary_override();
        create_time_bound_session_with_explicit_reason_and_narrow_scope();
        execute_only_emergency_actions_needed_for_containment_or_recovery();
        close_session_immediately_after_emergency_action_completes();
        review_timeline_and_create_preventive_action_to_avoid_repeat_emergency_path();
    }

    private void verify_incident_condition_requires_temporary_override() {
        onCall.expects("status of 422").opens("/break-glass/open");
        onCall.page().locator("#glass-reference").fill("INC-7");
        fill();
        onCall.clicks("Break the glass").sees("The register of incidents does not know INC-7.");
        expect(201, declare(api, "INC-7", "sev2"));
        onCall.clicks("Break the glass").seesHeading(AnEmergency.REASON);
    }

    private void fill() {
        onCall.fills("What is broken", AnEmergency.REASON);
        onCall.field("Project").fill("Payments");
        onCall.presses("Enter");
        onCall.fills("Targets, one on each line", "k8s/payments/*");
    }

    private void create_time_bound_session_with_explicit_reason_and_narrow_scope() {
        assertThat(onCall.page().locator(".glass__facts .countdown")).containsText(Pattern.compile("\\d+:\\d\\d left"));
        assertThat(onCall.part("What it opens")).containsText("k8s/payments/*");
        id = onCall.page().url().replaceAll(".*/", "");
        var owner = as("owner-one").opens("/changes");
        assertThat(owner.page().getByRole(AriaRole.COMPLEMENTARY).first())
                .containsText("Emergency session open: INC-7");
        owner.button("Notifications, 1 unread").click();
        owner.sees("An emergency session was opened by sre-one");
    }

    private void execute_only_emergency_actions_needed_for_containment_or_recovery() {
        onCall.expects("status of 403");
        onCall.fills("Target", "k8s/identity/login").fills("What for", "Look whether it is login.");
        onCall.clicks("Ask, and start it now").sees("is outside of what this session opens");
        onCall.fills("Target", "k8s/payments/checkout").fills("What for", "Bring back what answered.");
        onCall.clicks("Ask, and start it now").sees("Permitted and started: rollback of k8s/payments/checkout.");
        onCall.clicks("It succeeded");
        assertThat(onCall.part("What was done")).containsText("succeeded");
        assertThat(onCall.part("What was done")).containsText("1 refused");
    }

    private void close_session_immediately_after_emergency_action_completes() {
        onCall.clicks("End it now").sees("ended by hand");
        assertThat(onCall.button("Ask, and start it now")).hasCount(0);
        onCall.follows("Close the session").seesHeading("Close the session");
        assertThat(onCall.field("Actions performed"))
                .hasValue(Pattern.compile("1\\. rollback of k8s/payments/checkout in production: succeeded.*"));
        onCall.fills("Preventive action owner", "developer").fills("Summary", "Rolled back; orders came in again.");
        onCall.clicks("Complete the task").sees("The task is done.");
        assertThat(session().text("status")).isEqualTo("closed");
    }

    private void review_timeline_and_create_preventive_action_to_avoid_repeat_emergency_path() {
        var reviewer = as("security-one").opens("/break-glass/" + id);
        assertThat(reviewer.part("Timeline")).containsText("was refused: rollback of k8s/identity/login");
        assertThat(reviewer.link("Review the session")).isVisible();
        expect(
                200,
                api.as("security-one")
                        .post(
                                "/break-glass/" + id + "/review",
                                Map.of(
                                        "timelineConfirmed",
                                        true,
                                        "justified",
                                        true,
                                        "findings",
                                        "As announced.",
                                        "preventiveAction",
                                        Map.of(
                                                "title", "Canary before the whole of checkout",
                                                "owner", "developer",
                                                "dueAt",
                                                        time.now()
                                                                .plus(Duration.ofDays(9))
                                                                .toString()))));
        assertThat(reviewer.part("Paid back")).containsText("Canary before the whole of checkout");
        var tomasz = as("developer").opens("/tasks").follows("Checkout answers 500");
        tomasz.seesHeading("Prevent a repetition").isVisible();
        tomasz.fills("What was done", "Canary stage added: MR 912.")
                .clicks("Complete the task")
                .sees("The task is done.");
        assertThat(session().text("status")).isEqualTo("done");
    }

    private Api.Answer session() {
        return api.as("commander").get("/break-glass/" + id);
    }
}
