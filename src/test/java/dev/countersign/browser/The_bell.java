package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class The_bell extends BrowserTest {

    @Test
    void says_at_once_what_waits_for_me() {
        var ingrid = as("sre-one").opens("/about");
        ingrid.seesHeading("About Countersign");
        var change = aChange().submit(api);
        assertThat(ingrid.button("Notifications, 1 unread")).isVisible();
        assertThat(ingrid.page()).hasTitle(Pattern.compile("^\\(1\\) About"));

        ingrid.clicks("Notifications, 1 unread").sees("A seat of sre is open, and you could take it");
        ingrid.follows("Deploy checkout 2.14.0").seesHeading("Deploy checkout 2.14.0");
        assertThat(ingrid.page()).hasURL(Pattern.compile(change.text("id")));
        assertThat(ingrid.page().locator(".top__count")).hasCount(0);
        assertThat(ingrid.page()).hasTitle(Pattern.compile("^Deploy"));
    }

    @Test
    void takes_back_what_somebody_else_has_done() {
        var change = aChange().submit(api);
        var kwame = as("sre-two").opens("/changes");
        assertThat(kwame.button("Notifications, 1 unread")).isVisible();
        decided(change, "sre-one");
        assertThat(kwame.page().locator(".top__count")).hasCount(0);
        kwame.clicks("Notifications").sees("no longer waits");
    }

    @Test
    void says_what_became_of_mine_and_never_what_i_did() {
        var nadia = as("requester").opens("/notifications");
        nadia.sees("Nothing yet.");
        aChange().approved(api);
        nadia.sees("Approved by owner-one: it may run now");
        assertThat(nadia.page().locator(".told__one")).hasCount(1);
        nadia.clicks("Mark all as read");
        assertThat(nadia.page().locator(".told__one--unread")).hasCount(0);
        nadia.page().locator("label[for=only-unread]").click();
        nadia.sees("You have read all of them.");
    }
}
