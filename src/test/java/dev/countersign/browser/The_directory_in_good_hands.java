package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An administrator keeps the directory in the pages; everybody else reads it. */
class The_directory_in_good_hands extends BrowserTest {

    private static final String UNPROCESSABLE = "status of 422";

    @Test
    void a_team_is_added_and_gets_another_name() {
        var pavel = as("operator").opens("/directory").clicks("Add a team …");
        pavel.fills("Name", "Shipping").fills("Id", "shipping");
        inTheDialog(pavel, "Add").click();
        pavel.follows("Shipping").seesHeading("Shipping");
        pavel.sees("Nobody: a seat of this team cannot be taken.");

        pavel.clicks("Change …").fills("Name", "Shipping and returns");
        inTheDialog(pavel, "Change").click();
        pavel.seesHeading("Shipping and returns");
    }

    @Test
    void what_is_refused_is_said_and_what_was_typed_is_kept() {
        var pavel = as("operator").expects(UNPROCESSABLE).opens("/directory").clicks("Add a team …");
        pavel.fills("Name", "Shipping").fills("Id", "Not an id");
        inTheDialog(pavel, "Add").click();
        assertThat(pavel.page().locator(".cds--inline-notification")).containsText("id:");
        assertThat(pavel.field("Id")).hasValue("Not an id");
    }

    @Test
    void nobody_acts_for_an_inactive_team() {
        var change = aChange().submit(api);
        var pavel = as("operator").opens("/directory/teams/sre");
        pavel.sees("1 pending change waits for it");
        switchOff(pavel);
        pavel.sees("inactive: nobody acts for it");
        as("requester").opens(path(change)).sees("its seats cannot be filled");
    }

    @Test
    void somebody_inactive_is_signed_out_at_once() {
        var ingrid = as("sre-one").expects(UNAUTHORISED).opens("/changes");
        var pavel = as("operator").opens("/directory/people/sre-one");
        switchOff(pavel);
        pavel.sees("inactive: can neither sign in nor decide");
        ingrid.opens("/changes").seesHeading("Countersign");
    }

    @Test
    void a_password_is_set_and_the_old_one_no_longer_works() {
        var pavel = as("operator").opens("/directory/people/sre-one").clicks("Set the password …");
        pavel.fills("New password", "three sheep and a boat");
        inTheDialog(pavel, "Set the password").click();
        assertThat(dialog(pavel)).hasCount(0);
        var stranger = aStranger();
        var session = stranger.context().request();
        assertThat(session.post("/api/v1/session", signIn("demo")).status()).isEqualTo(401);
        assertThat(session.post("/api/v1/session", signIn("three sheep and a boat"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoever_administers_nothing_is_offered_nothing() {
        var ingrid = as("sre-one").opens("/directory/teams/sre");
        ingrid.sees("Kwame Mensah");
        for (var act : new String[] {"Change …", "Add a member …"}) {
            assertThat(ingrid.button(act)).hasCount(0);
        }
    }

    private static RequestOptions signIn(String password) {
        return RequestOptions.create().setData(Map.of("account", "sre-one", "password", password));
    }

    private static void switchOff(Visitor visitor) {
        visitor.clicks("Change …");
        dialog(visitor)
                .getByText("Active", new Locator.GetByTextOptions().setExact(true))
                .click();
        inTheDialog(visitor, "Change").click();
    }

    private static Locator dialog(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.DIALOG);
    }

    private static Locator inTheDialog(Visitor visitor, String button) {
        return dialog(visitor)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true));
    }
}
