package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

class A_run_without_a_pipeline extends BrowserTest {

    private static final Locator.GetByTextOptions EXACTLY = new Locator.GetByTextOptions().setExact(true);

    @Test
    void is_reported_by_whoever_asked_for_it() {
        var change = executing(aChange().approved(api));
        var nadia = as("requester").opens(path(change));
        nadia.clicks("Report the outcome …").sees("It closes the change for good.");
        var dialog = nadia.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByText("Report", EXACTLY)).isDisabled();
        assertThat(nadia.choice("Succeeded").locator("..").boundingBox().height).isGreaterThanOrEqualTo(24);
        nadia.choice("Succeeded").click();
        nadia.fills("Digest of what ran", change.text("digest"));
        dialog.getByText("Report", EXACTLY).click();
        assertThat(nadia.part("Execution")).containsText("It succeeded.");
        assertThat(seen(change).text("status")).isEqualTo("succeeded");
    }

    @Test
    void is_not_offered_to_whoever_may_not_report_it() {
        var change = executing(aChange().approved(api));
        var ingrid = as("sre-one").opens(path(change));
        ingrid.sees("Commands for a runner");
        assertThat(ingrid.button("Report the outcome …")).hasCount(0);
    }

    @Test
    void is_a_task_once_its_outcome_is_overdue() {
        var change = executing(aChange().approved(api));
        fireWhenDue(change, "boundaryEvent_outcomeOverdue");
        var nadia = as("requester").opens("/tasks").follows("Deploy checkout");
        nadia.seesHeading("Report outcome");
        nadia.clicks("Complete the task").sees("Not sent yet: something above is missing or too short.");
        assertThat(nadia.page().locator(".fjs-has-errors :focus")).hasCount(1);
        assertThat(seen(change).text("status")).isEqualTo("executing");
    }
}
