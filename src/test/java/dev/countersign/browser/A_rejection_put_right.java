package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class A_rejection_put_right extends BrowserTest {

    private static final String ITEM = "Say how the schema goes back.";
    private static final String ANSWER = "The plan names the script and who has tried it.";

    @Test
    void goes_from_the_rejection_over_the_remedy_to_the_approval() {
        var change = aChange().submit(api);
        var ingrid = as("sre-one").opens(path(change));
        ingrid.clicks("Reject …").fills("Reason", "The rollback plan leaves out the schema.");
        ingrid.fills("To fix", ITEM).clicks("Send rejection");
        assertThat(ingrid.page().locator(".change-head__tags")).containsText("rejected");

        var nadia = as("requester").opens(path(change));
        assertThat(nadia.part("Decisions")).containsText(ITEM);
        nadia.follows("Put it right").seesHeading("Revise");
        assertThat(nadia.part("To put right")).containsText(ITEM);
        nadia.fills("Rollback plan", "helm rollback checkout 41, then schema-down.sql");
        nadia.clicks("Send revision 2").sees("Not sent yet: something above is missing or not right.");
        nadia.fills("What was done about it", ANSWER).clicks("Send revision 2");
        nadia.seesHeading("Revision 2 is sent");

        for (var approver : List.of("sre-one", "owner-one")) {
            var person = as(approver).opens(path(change));
            assertThat(person.part("Decisions").first()).containsText(ANSWER);
            person.clicks("Approve …").fills("Reason", "The way back is there now, and was tried.");
            person.ticks("Risk acknowledged").clicks("Send approval");
            assertThat(person.part("Decisions")).containsText(approver + " approved");
        }
        assertThat(seen(change).text("status")).isEqualTo("approved");
    }
}
