package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Somebody_in_a_hurry extends BrowserTest {

    @Test
    void decides_once_however_often_they_click() {
        var change = aChange().submit(api);
        var ingrid = as("sre-one").opens(path(change));
        ingrid.clicks("Approve …")
                .fills("Reason", "Read the diff; staging is green.")
                .ticks("Risk acknowledged");
        ingrid.button("Send approval").dblclick();
        assertThat(ingrid.part("Decisions")).containsText("sre-one approved");
        assertThat(ingrid.page().locator(".cds--inline-notification")).hasCount(0);
        assertThat(seen(change).body().path("decisions")).hasSize(1);
    }

    @Test
    void asks_once_however_often_they_click() {
        var earlier = aChange().submit(api);
        var nadia = as("requester").opens("/changes/new?like=" + earlier.text("id"));
        nadia.fills("Title", "Deploy checkout 2.15.0");
        nadia.button("Ask for this change").dblclick();
        nadia.seesHeading("Deploy checkout 2.15.0");
        assertThat(api.as("requester").get("/changes?view=mine&q=2.15.0").body().path("items"))
                .hasSize(1);
    }

    @Test
    void finds_the_queue_as_it_was_on_the_way_back() {
        aChange().submit(api);
        aChange().in("staging").having("title", "Deploy to staging").submit(api);
        var ingrid = as("sre-one").opens("/changes?view=all&environment=staging");
        ingrid.follows("Deploy to staging").seesHeading("Deploy to staging");
        ingrid.page().goBack();
        assertThat(ingrid.field("Environment")).hasValue("staging");
        assertThat(ingrid.page().locator(".queue__row")).hasCount(1);
    }
}
