package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.countersign.notification.LiveStreams;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class Bad_weather extends BrowserTest {

    @Autowired
    private LiveStreams streams;

    private static final String REASON = "Read the diff; staging has been green since yesterday.";

    @Test
    void in_the_shape_of_a_session_that_ends_keeps_what_was_typed() {
        var change = aChange().submit(api);
        var ingrid = as("sre-one").expects(UNAUTHORISED).opens(path(change));
        ingrid.clicks("Approve …").fills("Reason", REASON).ticks("Risk acknowledged");
        ingrid.context().clearCookies();

        ingrid.clicks("Send approval");

        ingrid.sees("Your session has ended");
        assertThat(ingrid.field("Account")).hasValue("sre-one");
        ingrid.page().locator("#secret").fill("demo");
        ingrid.clicks("Sign in");
        ingrid.doesNotSee("Sign in again; what you typed is still on the page.");
        assertThat(ingrid.field("Reason")).hasValue(REASON);
        ingrid.clicks("Send approval");
        assertThat(ingrid.part("Decisions")).containsText("sre-one approved");
    }

    @Test
    void in_the_shape_of_a_reload_keeps_what_was_typed() {
        var change = aChange().submit(api);
        var ingrid = as("sre-one").opens(path(change));
        ingrid.clicks("Approve …").fills("Reason", REASON);
        ingrid.page().reload();
        ingrid.clicks("Approve …");
        assertThat(ingrid.field("Reason")).hasValue(REASON);
    }

    @Test
    void in_the_shape_of_a_lost_connection_is_said_and_passes() {
        var change = aChange().submit(api);
        var ingrid = as("sre-one").expects("ERR_INTERNET_DISCONNECTED").opens(path(change));
        ingrid.clicks("Approve …").fills("Reason", REASON).ticks("Risk acknowledged");
        ingrid.context().setOffline(true);
        ingrid.clicks("Send approval");
        ingrid.sees("The server does not answer.");
        ingrid.sees("Check the connection; what you typed is still here.");
        assertThat(ingrid.field("Reason")).hasValue(REASON);
        ingrid.context().setOffline(false);
        ingrid.clicks("Send approval");
        assertThat(ingrid.part("Decisions")).containsText("sre-one approved");
        assertThat(seen(change).body().path("decisions")).hasSize(1);
    }

    @Test
    void in_the_shape_of_a_form_that_a_process_owner_broke_leaves_the_page_standing() {
        var change = aChange().submit(api);
        var ingrid = as("sre-one");
        breakForms(ingrid);
        ingrid.opens(path(change)).clicks("Approve …");
        ingrid.sees("This form cannot be shown:");
        ingrid.sees("Tell the process owners; it is theirs to mend.");
        assertThat(ingrid.button("Send")).hasCount(0);
        ingrid.seesHeading("What will run");
        ingrid.clicks("Not now").sees("You can decide");
    }

    @Test
    void in_the_shape_of_a_server_that_is_away_is_said_and_passes_without_a_reload() {
        var change = aChange().submit(api);
        var ingrid = as("sre-one").expects("ERR_").opens(path(change));
        ingrid.sees("You can decide");
        ingrid.context().setOffline(true);
        ingrid.page().evaluate("window.stays = true");
        streams.stop();
        ingrid.sees("No connection to the server.");
        decided(change, "sre-two");
        streams.start();
        ingrid.context().setOffline(false);
        assertThat(ingrid.part("Decisions")).containsText("sre-two approved");
        ingrid.doesNotSee("No connection to the server.");
        assertThat(ingrid.page().evaluate("window.stays")).isEqualTo(true);
    }

    @Test
    void in_the_shape_of_a_session_that_ends_leaves_no_draft_to_somebody_else() {
        var change = aChange().submit(api);
        var ingrid = as("sre-one").expects(UNAUTHORISED).opens(path(change));
        ingrid.clicks("Approve …").fills("Reason", REASON);
        ingrid.context().clearCookies();
        ingrid.page().reload();
        ingrid.fills("Account", "sre-two").page().locator("#secret").fill("demo");
        ingrid.clicks("Sign in").seesHeading("Deploy checkout 2.14.0");
        ingrid.clicks("Approve …");
        assertThat(ingrid.field("Reason")).hasValue("");
    }

    @Test
    void in_the_shape_of_a_broken_form_offers_no_button_that_cannot_work() {
        var change = executing(aChange().approved(api));
        fireWhenDue(change, "boundaryEvent_outcomeOverdue");
        var nadia = as("requester");
        breakForms(nadia);
        nadia.opens("/tasks").follows("Deploy checkout").sees("This form cannot be shown:");
        nadia.seesHeading("Report outcome");
        assertThat(nadia.button("Complete the task")).hasCount(0);
    }

    @Test
    void in_the_shape_of_a_lost_connection_before_the_form_has_come_passes_without_a_reload() {
        var change = aChange().submit(api);
        var ingrid = as("sre-one").expects("ERR_").opens(path(change));
        ingrid.sees("You can decide");
        ingrid.page().evaluate("window.stays = true");
        ingrid.context().setOffline(true);
        ingrid.clicks("Approve …").sees("Opening the form");
        ingrid.seesHeading("What will run");
        ingrid.context().setOffline(false);
        ingrid.fills("Reason", REASON).ticks("Risk acknowledged").clicks("Send approval");
        assertThat(ingrid.part("Decisions")).containsText("sre-one approved");
        assertThat(ingrid.page().evaluate("window.stays")).isEqualTo(true);
    }

    @Test
    void in_the_shape_of_a_server_that_goes_while_the_form_comes_leaves_the_page_until_it_is_back() {
        var change = aChange().submit(api);
        var ingrid = as("sre-one").expects("ERR_FAILED").opens(path(change));
        ingrid.sees("You can decide");
        var away = Pattern.compile("/(assets/CamundaForm.*|mark.svg)$");
        ingrid.context().route(away, Route::abort);
        ingrid.page().waitForRequest("**/mark.svg", () -> ingrid.clicks("Approve …"));
        ingrid.sees("Opening the form");
        ingrid.seesHeading("What will run");
        ingrid.page()
                .waitForRequestFinished(
                        new Page.WaitForRequestFinishedOptions().setPredicate(request -> request.isNavigationRequest()),
                        () -> ingrid.context().unroute(away));
        ingrid.clicks("Approve …")
                .fills("Reason", REASON)
                .ticks("Risk acknowledged")
                .clicks("Send approval");
        assertThat(ingrid.part("Decisions")).containsText("sre-one approved");
    }

    @Test
    void in_the_shape_of_a_lost_connection_does_not_end_on_the_browsers_own_page() {
        var ingrid = as("sre-one").expects("ERR_").opens("/changes");
        ingrid.sees("Nothing waits for you.");
        ingrid.page().evaluate("window.stays = true");
        ingrid.context().setOffline(true);
        ingrid.follows("Directory");
        ingrid.seesHeading("Policy and Approvals");
        ingrid.context().setOffline(false);
        ingrid.seesHeading("Directory");
        assertThat(ingrid.page().evaluate("window.stays")).isEqualTo(true);
    }

    private static void breakForms(Visitor visitor) {
        visitor.page().route("**/api/v1/tasks/*/form", route -> {
            var answer = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(answer.text().replaceFirst("\"components\":", "\"components\":7,\"parts\":")));
        });
    }
}
