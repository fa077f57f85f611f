package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.countersign.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Camille asks what was tried, goes there, and takes it away. */
class An_auditor_at_the_reports extends BrowserTest {

    @Autowired
    private JdbcClient jdbc;

    private Api.Answer tried() {
        var change = aChange().submit(api);
        expect(403, api.as("requester").post("/changes/" + change.text("id") + "/decisions", approvalOf(change)));
        return change;
    }

    @Test
    void finds_the_report_and_goes_to_the_change() {
        var change = tried();
        var camille = as("auditor").opens("/compliance").follows("Reports").follows("Separation of duties");
        camille.sees("self_decision");
        assertThat(camille.page().getByRole(AriaRole.LISTITEM).getByText("attempts refused"))
                .isVisible();
        camille.page().getByRole(AriaRole.CELL).getByRole(AriaRole.LINK).click();
        camille.seesHeading("Deploy checkout 2.14.0");
        assertThat(camille.page().url()).endsWith(change.text("id"));
    }

    @Test
    void narrows_it_by_the_address_that_can_be_sent_on() {
        tried();
        var camille = as("auditor").opens("/compliance/reports/separation-of-duties?days=30&project=identity");
        assertThat(camille.field("Period")).hasValue("30");
        camille.sees("Nothing to report in this period");
        camille.field("Project").selectOption("payments");
        camille.sees("self_decision");
        assertThat(camille.page()).hasURL(Pattern.compile("separation-of-duties\\?days=30&project=payments$"));
    }

    @Test
    void takes_it_away_and_that_is_on_record() throws IOException {
        tried();
        var camille = as("auditor").opens("/compliance/reports/separation-of-duties");
        camille.sees("self_decision");
        var download = camille.page().waitForDownload(() -> camille.clicks("Export as CSV"));
        assertThat(download.suggestedFilename()).isEqualTo("separation-of-duties.csv");
        assertThat(Files.readString(download.path()).split("\r\n")).hasSize(2);
        assertThat(jdbc.sql("select account from countersign.audit_pending where kind = 'report_exported'")
                        .query(String.class)
                        .list())
                .containsExactly("auditor");
    }

    @Test
    void is_told_which_report_is_not_for_them() {
        var beatriz = as("owner-one").opens("/compliance/reports");
        beatriz.sees("It is for those who see every project.");
        beatriz.expects("403").opens("/compliance/reports/membership-at").sees("you do not see every project");
    }
}
