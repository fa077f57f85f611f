package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static dev.countersign.breakglass.AnEmergency.aRollback;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static dev.countersign.breakglass.AnEmergency.startOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.Api;
import dev.countersign.breakglass.AnEmergency;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "Validation Checklist" of the guide, asked of the facts and followed while it is open. */
class An_auditor_at_the_checklist extends BrowserTest {

    private static final String COMMENTS = "Approval comments are clear and action-oriented.";
    private static final String CLOSURE = "Emergency actions are linked to incident closure evidence.";
    private static final String SOMETHING = "Every comment is as long as the rules of today ask for.";

    @Autowired
    private JdbcClient jdbc;

    /** What the product prevents is put into the table by hand. */
    private void decided(Api.Answer change, String account, String words) {
        jdbc.sql("""
                        insert into countersign.decision (id, change_id, revision, digest, team, account, person, verdict, reason,
                            risk_acknowledged, method, task, decided_at)
                        values (?, ?, 1, ?, 'sre', ?, ?, 'approve', ?, true, 'password', ?, clock_timestamp())""")
                .params("dec_" + account, change.text("id"), change.text("digest"), account, account, words, account)
                .update();
    }

    private Api.Answer actedUnreported() {
        var session = expect(201, anEmergency().openDeclared(api));
        var path = "/break-glass/" + session.text("id");
        var permit = expect(201, api.as("sre-one").post(path + "/actions", aRollback()));
        expect(
                200,
                api.as("sre-one").post("/break-glass/permits/" + permit.text("id") + "/redemptions", startOf(permit)));
        return expect(200, api.as("sre-one").post(path + "/end", Map.of()));
    }

    @Test
    void takes_no_silence_for_a_success() {
        var amina = as("auditor").opens("/compliance");
        for (var item : new String[] {COMMENTS, CLOSURE}) {
            assertThat(amina.part(item)).containsText("nothing to look at in this period");
            assertThat(amina.part(item).locator(".verdict--met")).hasCount(0);
        }
        aChange().approved(api);
        amina.page().reload();
        assertThat(amina.part(COMMENTS)).containsText("met · 2 facts looked at");
        assertThat(amina.part(CLOSURE)).containsText("nothing to look at in this period");
    }

    @Test
    void finds_who_did_not_keep_a_rule_and_goes_there() {
        var session = actedUnreported();
        var amina = as("auditor").opens("/compliance");
        assertThat(amina.part(CLOSURE)).containsText("not met");
        var rule = rule(amina, "Of every emergency action that ran, the outcome was reported.");
        assertThat(rule).containsText("1 of 1");
        assertThat(rule).containsText("sre-one");
        amina.follows("rollback k8s/payments/checkout").seesHeading(AnEmergency.REASON);
        assertThat(amina.page().url()).endsWith(session.text("id"));
    }

    @Test
    void narrows_it_by_the_address_that_can_be_sent_on() {
        actedUnreported();
        var amina = as("auditor").opens("/compliance?days=30&project=identity");
        assertThat(amina.field("Period")).hasValue("30");
        assertThat(amina.part(CLOSURE)).containsText("nothing to look at in this period");
        amina.field("Project").selectOption("payments");
        assertThat(amina.part(CLOSURE)).containsText("not met");
        assertThat(amina.page()).hasURL(Pattern.compile("/compliance\\?days=30&project=payments$"));
    }

    @Test
    void reads_on_while_the_facts_change() {
        var change = aChange().submit(api);
        decided(change, "sre-two", "ok");
        var amina = as("auditor");
        amina.page().clock().install();
        amina.opens("/compliance");
        var rule = rule(amina, SOMETHING);
        assertThat(rule).containsText("1 of 1");
        rule.getByRole(AriaRole.LINK).focus();
        decided(change, "dba-one", "fine");
        amina.page().clock().runFor(31_000);
        amina.sees("The facts are others by now.");
        assertThat(rule).containsText("1 of 1");
        amina.clicks("Show them");
        assertThat(rule).containsText("2 of 2");
        amina.doesNotSee("The facts are others by now.");
    }

    @Test
    void takes_the_offenders_away_as_a_file_that_runs_nothing() throws IOException {
        var change = aChange().submit(api);
        decided(change, "sre-two", "=1+1");
        var amina = as("auditor").opens("/compliance");
        amina.sees("Export the 1 shown as CSV");
        var download = amina.page().waitForDownload(() -> amina.clicks("Export the 1 shown as CSV"));
        assertThat(download.suggestedFilename()).isEqualTo("validation-checklist.csv");
        var lines = Files.readString(download.path()).split("\r\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[1])
                .startsWith(COMMENTS + "," + SOMETHING + ",change," + change.text("id"))
                .endsWith(",sre-two,'=1+1");
    }

    private static Locator rule(Visitor visitor, String sentence) {
        return visitor.page().locator(".rule").filter(new Locator.FilterOptions().setHasText(sentence));
    }
}
