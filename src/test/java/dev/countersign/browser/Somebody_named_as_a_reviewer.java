package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An access review, from its start by compliance over the answers of people who are none of it to its end. */
class Somebody_named_as_a_reviewer extends BrowserTest {

    private static final String TITLE = "Who needs what, autumn";

    private void started() {
        var start = Map.of(
                "title",
                TITLE,
                "dueAt",
                time.now().plus(Duration.ofDays(14)).toString(),
                "teams",
                List.of("sre"),
                "tokens",
                false,
                "reviewers",
                List.of("sre-one", "owner-one"));
        expect(201, api.as("auditor").post("/compliance/access-reviews", start));
    }

    private static Locator item(Visitor visitor, String person) {
        return visitor.page()
                .locator(".reviewed-items li")
                .filter(new Locator.FilterOptions().setHasText(person + ", member of sre"));
    }

    @Test
    void is_told_decides_and_closes_it() {
        started();
        var beatriz = as("owner-one").opens("/notifications").follows(TITLE);
        item(beatriz, "Ingrid Solheim").locator("label").click();
        beatriz.clicks("Keep …").fills("Reason", "On the rota of this quarter, asked their lead.");
        beatriz.button("Keep").last().click();
        assertThat(item(beatriz, "Ingrid Solheim")).hasCount(0);
        beatriz.clicks("Mark all shown").clicks("Revoke …");
        beatriz.fills("Reason", "Moved to another department in October.");
        beatriz.button("Revoke").last().click();
        beatriz.sees("2 of 2 decided: 1 kept, 1 revoked");
        beatriz.sees("Nothing of it waits for you.");
        beatriz.follows("All");
        assertThat(item(beatriz, "Kwame Mensah")).containsText("revoked");
        as("operator").opens("/directory/teams/sre").doesNotSee("Kwame Mensah");
    }

    @Test
    void is_not_asked_about_themselves() {
        started();
        var ingrid = as("sre-one").opens("/compliance/access-reviews").follows(TITLE);
        ingrid.sees("Mark all shown");
        assertThat(item(ingrid, "Kwame Mensah").locator("input")).hasCount(1);
        assertThat(item(ingrid, "Ingrid Solheim")).hasCount(0);
        ingrid.follows("Open");
        assertThat(item(ingrid, "Ingrid Solheim").locator("input")).hasCount(0);
        assertThat(item(ingrid, "Ingrid Solheim")).containsText("waits for Beatriz Carvalho");
    }

    @Test
    void was_named_by_compliance_who_sees_how_far_it_is() {
        var camille = as("auditor").opens("/compliance/access-reviews").clicks("Start an access review …");
        camille.fills("Title", TITLE);
        for (var reviewer : List.of("sre-one", "owner-one")) {
            camille.field("Reviewers").selectOption(reviewer);
        }
        camille.choice("The memberships of every team").click();
        camille.choice("Site reliability").click();
        camille.field("Others to review Site reliability").selectOption("owner-two");
        camille.field("Others to review Site reliability").selectOption("owner-one");
        camille.choice("Every API token").click();
        camille.clicks("Start it").seesHeading(TITLE);
        camille.sees("0 of 2 decided");
        assertThat(item(camille, "Kwame Mensah")).containsText("waits for Beatriz Carvalho or Henrik Lindqvist");
        assertThat(camille.page().locator(".reviewed-items input")).hasCount(0);
    }

    @Test
    void is_told_loudly_of_what_is_late() {
        started();
        time.advance(Duration.ofDays(15));
        var camille = as("auditor").opens("/compliance/access-reviews").follows(TITLE);
        camille.sees("2 rights have no answer.");
    }

    @Test
    void reads_who_was_quicker_and_what_is_open_still() {
        started();
        var ingrid = as("sre-one")
                .expects(CONFLICT)
                .opens("/compliance/access-reviews")
                .follows(TITLE);
        ingrid.clicks("Mark all shown").clicks("Revoke …").fills("Reason", "Moved to another department.");
        var review = api.as("auditor").get("/compliance/access-reviews").text("items/0/id");
        var decisions = List.of(2, 1).stream()
                .map(n -> Map.of("n", n, "verdict", "keep", "reason", "On the rota of this quarter."))
                .toList();
        expect(
                200,
                api.as("owner-one")
                        .post("/compliance/access-reviews/" + review + "/decisions", Map.of("decisions", decisions)));
        ingrid.button("Revoke").last().click();
        ingrid.sees("The access review is closed.");
        ingrid.clicks("Cancel").sees("2 of 2 decided: 2 kept");
    }
}
