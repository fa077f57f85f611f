package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.compliance.RunSelfCheck;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Camille asks whether the facts fit together, and follows what does not. */
class An_auditor_at_the_self_check extends BrowserTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RunSelfCheck runSelfCheck;

    @Test
    void asks_for_one_and_sees_it_when_it_is_done() {
        var change = executing(aChange().approved(api));
        var camille = as("auditor").opens("/compliance").follows("Self-check");
        camille.sees("It has not run yet");
        camille.clicks("Run now").sees("A check is under way");
        runSelfCheck.run();
        camille.sees("The log verifies");
        camille.doesNotSee("does not hold");
        jdbc.sql("update countersign.stage set seats = 5").update();
        camille.clicks("Run now").sees("A check is under way");
        runSelfCheck.run();
        camille.sees("2 of 10 approvals");
        camille.page().locator(".offender a").first().click();
        camille.seesHeading("Deploy checkout 2.14.0");
        assertThat(camille.page().url()).endsWith(change.text("id"));
    }

    @Test
    void is_alone_in_asking_for_one() {
        var pavel = as("operator").opens("/compliance/self-check");
        pavel.sees("It has not run yet");
        assertThat(pavel.button("Run now")).hasCount(0);
    }
}
