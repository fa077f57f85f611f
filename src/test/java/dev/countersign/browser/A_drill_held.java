package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.Api;
import dev.countersign.breakglass.AnEmergency;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** "How to hold a drill", as the page says it, from the declaration to the evidence. */
class A_drill_held extends BrowserTest {

    private static final String SHOWN = "What this drill has shown";

    private Visitor ingrid;
    private Api.Answer session;

    @Test
    void shows_its_six_steps_one_after_the_other() throws IOException {
        is_declared_by_the_command();
        opens_for_an_environment_that_is_no_production();
        refuses_what_is_outside();
        closes_itself_and_refuses_one_more();
        is_paid_back();
        stays_as_dated_evidence();
    }

    private void is_declared_by_the_command() {
        var carla = as("commander").opens("/break-glass/drills");
        carla.sees("No drill was held yet.");
        carla.follows("Incidents").clicks("Declare an incident …");
        carla.fills("Reference", "DRILL-7").fills("Title", "Checkout is down, we say");
        carla.choice("This is a drill.*").click();
        carla.button("Declare it").click();
        assertThat(carla.part("Active")).containsText("drill");
    }

    private void opens_for_an_environment_that_is_no_production() {
        time.advance(Duration.ofMinutes(4));
        session = expect(
                201,
                AnEmergency.anEmergency()
                        .of("DRILL-7", "sev2")
                        .scoped("environments", List.of("staging"))
                        .lasting("PT10M")
                        .open(api));
        ingrid = as("sre-one").opens("/break-glass/" + session.text("id"));
        assertThat(step("Opened")).containsText("4 min");
        assertThat(step("Told")).containsText("after the opening");
        assertThat(step("Closed itself")).containsText("not shown yet");
        assertThat(ingrid.button("Try one more action")).hasCount(0);
    }

    private void refuses_what_is_outside() {
        assertThat(step("Refused an action outside its scope")).containsText("not shown yet");
        ingrid.expects("status of 403");
        ingrid.fills("Target", "k8s/identity/login").fills("What for", "Look whether it is refused.");
        ingrid.clicks("Ask, and start it now").sees("is outside of what this session opens");
        assertThat(step("Refused an action outside its scope")).containsText("after the opening");
    }

    private void closes_itself_and_refuses_one_more() {
        time.advance(Duration.ofMinutes(11));
        fire(session, "boundaryEvent_sessionOver");
        ingrid.page().reload();
        assertThat(step("Closed itself")).containsText("after its time was over");
        ingrid.clicks("Try one more action").sees("The session is over since");
        assertThat(step("Refused an action after its end")).containsText("after the end");
        assertThat(ingrid.part(SHOWN)).containsText("5 of 6");
    }

    private void is_paid_back() {
        var path = "/break-glass/" + session.text("id");
        expect(
                200,
                api.as("sre-one")
                        .post(
                                path + "/closure",
                                Map.of(
                                        "reasonUsed", "A drill.",
                                        "preventiveActionOwner", "developer",
                                        "summary", "Nothing was done; all that had to be refused was.")));
        expect(
                200,
                api.as("security-one")
                        .post(
                                path + "/review",
                                Map.of(
                                        "timelineConfirmed",
                                        true,
                                        "justified",
                                        true,
                                        "findings",
                                        "As planned.",
                                        "preventiveAction",
                                        Map.of(
                                                "title", "Hold it again in spring",
                                                "owner", "developer",
                                                "dueAt",
                                                        time.now()
                                                                .plus(Duration.ofDays(9))
                                                                .toString()))));
        expect(200, api.as("developer").post(path + "/preventive-action", Map.of("result", "It is in the calendar.")));
        assertThat(ingrid.part(SHOWN)).containsText("complete");
    }

    private void stays_as_dated_evidence() throws IOException {
        var amina = as("auditor").opens("/break-glass/drills");
        var list = amina.page().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("DRILL-7"));
        assertThat(list).containsText("complete");
        assertThat(list.locator(".check--met")).hasCount(6);
        var download = amina.page().waitForDownload(() -> amina.clicks("Export the 1 shown as CSV"));
        var lines = Files.readString(download.path()).split("\r\n");
        assertThat(lines[0]).startsWith("id,date,incident,project,opened_by,reason,complete,opened_at,opened_took");
        assertThat(lines[1])
                .startsWith(session.text("id"))
                .contains("DRILL-7,payments,sre-one")
                .contains(",true,");
        amina.follows("Checkout answers 500").seesHeading(AnEmergency.REASON);
    }

    private Locator step(String words) {
        return ingrid.part(SHOWN).getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(words));
    }
}
