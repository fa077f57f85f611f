package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class Signing_in_and_out extends BrowserTest {

    private static void signsIn(Visitor visitor, String account) {
        visitor.fills("Account", account).page().locator("#secret").fill("demo");
        visitor.clicks("Sign in");
    }

    @Test
    void leads_to_what_waits_for_the_person() {
        aChange().submit(api);
        var ingrid = aStranger().opens("/");
        assertThat(ingrid.page()).hasURL(Pattern.compile("/sign-in"));
        signsIn(ingrid, "sre-one");
        ingrid.seesHeading("Policy and Approvals");
        ingrid.sees("Deploy checkout 2.14.0");
    }

    @Test
    void leads_to_the_very_address_that_was_asked_for() {
        var change = aChange().submit(api);
        var address = "/changes/" + change.text("id");
        var ingrid = aStranger().opens(address);
        signsIn(ingrid, "sre-one");
        ingrid.seesHeading("Deploy checkout 2.14.0");
        assertThat(ingrid.page()).hasURL(Pattern.compile(address + "$"));

        var filtered = aStranger().opens("/changes?view=all&risk=low&q=checkout");
        signsIn(filtered, "sre-one");
        assertThat(filtered.page()).hasURL(Pattern.compile("/changes\\?.*risk=low.*q=checkout"));
        assertThat(filtered.field("Risk")).hasValue("low");
    }

    @Test
    void never_leads_to_another_site() {
        for (var elsewhere : new String[] {"https://example.com/", "//example.com/", "/\\example.com"}) {
            var ingrid = aStranger().opens("/sign-in?to=" + elsewhere.replace("\\", "%5C"));
            signsIn(ingrid, "sre-one");
            ingrid.seesHeading("Policy and Approvals");
        }
    }

    @Test
    void says_why_it_failed_and_keeps_the_account() {
        var ingrid = aStranger().opens("/sign-in");
        ingrid.fills("Account", "sre-one").page().locator("#secret").fill("wrong");
        ingrid.clicks("Sign in");
        assertThat(ingrid.page().locator(".cds--inline-notification")).containsText("password");
        assertThat(ingrid.field("Account")).hasValue("sre-one");
    }

    @Test
    void leaves_nothing_of_the_first_person_to_the_next() {
        aChange().having("title", "What Nadia alone asked for").submit(api);
        var first = as("requester").expects(UNAUTHORISED).opens("/changes?view=mine");
        first.follows("What Nadia alone asked for");
        first.seesHeading("What Nadia alone asked for");
        first.page().evaluate("sessionStorage.setItem('draft:decision/x', '{}')");
        first.clicks("Nadia Brandt").clicks("Sign out");
        assertThat(first.page()).hasURL(Pattern.compile("/sign-in"));
        assertThat(first.page().evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('draft:')).length"))
                .isEqualTo(0);
        first.page().goBack();
        assertThat(first.field("Account")).isVisible();
        first.doesNotSee("What Nadia alone asked for");
        signsIn(first, "security-one");
        assertThat(first.page().locator(".top__person")).hasText("Yusuf Demir");
        first.doesNotSee("Nadia Brandt");
    }

    @Test
    void says_that_nobody_is_signed_out_while_the_server_is_away() {
        var nadia = as("requester").expects("ERR_INTERNET_DISCONNECTED").opens("/changes?view=mine");
        nadia.clicks("Nadia Brandt");
        nadia.context().setOffline(true);
        nadia.clicks("Sign out").sees("The server does not answer.");
        assertThat(nadia.page()).hasURL(Pattern.compile("/changes"));
        nadia.context().setOffline(false);
        nadia.clicks("Sign out");
        assertThat(nadia.page()).hasURL(Pattern.compile("/sign-in"));
    }
}
