package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static dev.countersign.breakglass.AnEmergency.declare;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.Api;
import dev.countersign.breakglass.AnEmergency;
import org.junit.jupiter.api.Test;

/** Incidents are declared, altered and resolved at the page, and sessions are ended by who may, whoever opened them. */
class A_commander_at_work extends BrowserTest {

    private static final String ACTIVE = "Incidents that are active";
    private static final String RESOLVED = "Incidents that are resolved";

    private Visitor commander() {
        return as("commander").opens("/break-glass/incidents");
    }

    private Locator list(Visitor visitor, String name) {
        return visitor.page().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName(name));
    }

    private Locator dialog(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.DIALOG);
    }

    private void answers(Visitor visitor, String button) {
        dialog(visitor)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private String status(Api.Answer session) {
        return api.as("commander").get("/break-glass/" + session.text("id")).text("endReason");
    }

    @Test
    void declares_alters_resolves_and_makes_active_again() {
        var carla = commander().clicks("Declare an incident …");
        carla.fills("Reference", "INC-31").fills("Title", "Login is down for everybody");
        carla.field("Severity").selectOption("sev1");
        carla.field("Project").selectOption("identity");
        carla.fills("Where it is handled", "https://incidents.example.com/31");
        answers(carla, "Declare it");
        assertThat(list(carla, ACTIVE)).containsText("Login is down for everybody");
        assertThat(list(carla, ACTIVE)).containsText("sev1");
        assertThat(carla.link("Where it is handled")).hasAttribute("href", "https://incidents.example.com/31");

        carla.clicks("Alter …");
        carla.field("Severity").selectOption("sev3");
        answers(carla, "Alter it");
        assertThat(list(carla, ACTIVE)).containsText("sev3");

        carla.clicks("Resolve …").sees("No session that you may see is open for it.");
        answers(carla, "Resolve it");
        assertThat(list(carla, RESOLVED)).containsText("INC-31");
        assertThat(list(carla, ACTIVE)).not().containsText("INC-31");

        carla.clicks("Make active again …");
        answers(carla, "Make it active");
        assertThat(list(carla, ACTIVE)).containsText("INC-31");
    }

    @Test
    void keeps_what_was_typed_when_the_register_knows_it_already() {
        declare(api, "INC-7", "sev2");
        var carla = commander().expects(CONFLICT).clicks("Declare an incident …");
        carla.fills("Reference", "INC-7").fills("Title", "Checkout again");
        answers(carla, "Declare it");
        carla.sees("INC-7 is in the register already, and is active.");
        assertThat(carla.field("Title")).hasValue("Checkout again");
    }

    @Test
    void sees_which_sessions_end_with_their_incident() {
        var session = expect(201, anEmergency().openDeclared(api));
        var carla = commander();
        assertThat(list(carla, ACTIVE)).containsText("one session is open for it");
        carla.clicks("Resolve …").sees("Every session that is open for it ends at once");
        assertThat(dialog(carla)).containsText(AnEmergency.REASON);
        assertThat(dialog(carla)).containsText("payments, opened by sre-one");
        answers(carla, "Resolve it");
        assertThat(list(carla, RESOLVED)).containsText("INC-7");
        assertThat(status(session)).isEqualTo("incident_over");
    }

    @Test
    void revokes_one_session_for_a_reason() {
        var session = expect(201, anEmergency().openDeclared(api));
        var carla = as("commander").opens("/break-glass/" + session.text("id")).clicks("Revoke …");
        assertThat(carla.button("Revoke it")).isDisabled();
        carla.fills("Why", "Not the incident that it says.");
        answers(carla, "Revoke it");
        assertThat(carla.page().locator(".glass__facts")).containsText("revoked");
        assertThat(carla.part("Timeline")).containsText("Not the incident that it says.");
        assertThat(carla.button("Revoke …")).hasCount(0);
        assertThat(status(session)).isEqualTo("revoked");
    }

    @Test
    void ends_all_sessions_of_a_project_and_then_all() {
        var session = expect(201, anEmergency().openDeclared(api));
        var carla = as("security-one").opens("/break-glass").clicks("End all open sessions …");
        carla.sees("One is open now.");
        carla.field("Which").selectOption("identity");
        carla.sees("None is open now that you may see.");
        carla.fills("Why", "A laptop was stolen.");
        answers(carla, "End all of identity");
        carla.sees("None was open any more.");
        assertThat(status(session)).isEmpty();

        carla.clicks("End all open sessions …").fills("Why", "A laptop was stolen.");
        answers(carla, "End all");
        carla.sees("One session was ended.");
        assertThat(carla.page().locator(".glass-row")).containsText("revoked");
        assertThat(status(session)).isEqualTo("revoked");
    }

    @Test
    void co_signs_several_things_that_were_asked_for_at_once() {
        var session = expect(201, anEmergency().openDeclared(api));
        var ingrid = as("sre-one").opens("/break-glass/" + session.text("id")).clicks("Ask for more …");
        ingrid.choice("Staging").click();
        ingrid.choice("Operate a cluster").click();
        ingrid.fills("More targets", "k8s/edge/gateway\nk8s/edge/cache");
        ingrid.field("More than the 10 actions").selectOption("5");
        ingrid.fills("Why", "The gateway holds on to what is broken.");
        answers(ingrid, "Ask");
        var wanted = "cluster-operation, staging, k8s/edge/gateway, k8s/edge/cache, 5 more actions";
        assertThat(ingrid.part("Asked for beyond it")).containsText(wanted);

        var carla = as("commander").opens("/break-glass/" + session.text("id")).clicks("Co-sign");
        assertThat(carla.part("Asked for beyond it")).containsText("co-signed by commander");
        assertThat(carla.part("What it opens")).containsText("production, staging");
        assertThat(carla.part("What it opens")).containsText("k8s/edge/cache");
        ingrid.page().reload();
        ingrid.sees("15 actions left");
    }

    @Test
    void is_who_is_offered_it_and_nobody_else() {
        var session = expect(201, anEmergency().openDeclared(api));
        var ingrid = as("sre-one").opens("/break-glass/incidents");
        assertThat(list(ingrid, ACTIVE)).containsText("INC-7");
        ingrid.sees("Incidents are declared and resolved by the incident command");
        assertThat(ingrid.button("Declare an incident …")).hasCount(0);
        assertThat(ingrid.button("Resolve …")).hasCount(0);
        ingrid.opens("/break-glass").seesHeading("Break-glass");
        ingrid.sees(AnEmergency.REASON);
        assertThat(ingrid.button("End all open sessions …")).hasCount(0);
        ingrid.opens("/break-glass/" + session.text("id")).sees("End it now");
        assertThat(ingrid.button("Revoke …")).hasCount(0);
    }
}
