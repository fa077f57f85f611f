package dev.countersign.system;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static dev.countersign.AChange.rejectionOf;
import static dev.countersign.breakglass.AnEmergency.aRollback;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static dev.countersign.breakglass.AnEmergency.startOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.Api;
import dev.countersign.breakglass.AnEmergency;
import dev.countersign.browser.OneBrowser;
import dev.countersign.browser.Visitor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * From the guide's validation checklist to a population, from that to a sample, from that to the evidence of each item; then the
 * server is stopped, and the evidence speaks for itself.
 */
class An_auditors_walk {

    private final Path home = HomeUnderTarget.named("auditors-walk");
    private final Path change = home.resolveSibling("change.zip");
    private final Path session = home.resolveSibling("session.zip");
    private final Path log = home.resolveSibling("log.zip");

    @Test
    void ends_with_evidence_that_needs_no_server() throws Exception {
        String key;
        try (var application = RunningApplication.start(home).awaitReady();
                var browser = OneBrowser.start()) {
            somethingHappens(Api.at(application.url()));
            Auditor.awaitSigned(application);
            var amina = browser.somebodyAt(application.url(), "auditor").signedIn("auditor");
            walk(amina);
            key = new String(Auditor.get(application, "/tlog/key"), StandardCharsets.UTF_8).strip();
            Auditor.awaitSigned(application);
            amina.opens("/compliance/self-check").seesHeading("The log");
            taken(amina, () -> amina.link("Export the log").click()).saveAs(log);
            assertThat(amina.unexpected()).isEmpty();
            application.stop();
        }
        assertThat(Auditor.verifies(0, change, key)).startsWith("VERIFIED").contains("chg_", "approved");
        assertThat(Auditor.verifies(0, session, log, key))
                .startsWith("VERIFIED")
                .contains("bgs_", "no other entry");
        assertThat(Auditor.verifies(0, log, key)).startsWith("VERIFIED").contains("3 changes and 1 emergency");
        Auditor.alter(change, "entries/000001.json");
        assertThat(Auditor.verifies(1, change, key)).startsWith("NOT VERIFIED").contains("entries/000001.json: ");
    }

    private void walk(Visitor amina) throws Exception {
        amina.opens("/compliance").seesHeading("Validation checklist");
        amina.sees("met · ");
        amina.page()
                .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Compliance"))
                .getByText("History", new Locator.GetByTextOptions().setExact(true))
                .click();
        amina.sees("4 found");
        amina.field("Kind").selectOption("change");
        amina.sees("3 found");
        amina.clicks("Export the population");
        var population = taken(amina, () -> amina.link("CSV").click());
        assertThat(Files.readString(population.path())).contains("rows,3,", "chg_");
        amina.follows("Draw a sample").sees("Of kind change: 3.");
        amina.fills("Seed", "audit 2026").fills("How many", "3").clicks("Draw the sample");
        amina.seesHeading("3 of 3");
        amina.follows("Approved, and not run").seesHeading("Approved, and not run");
        taken(amina, () -> amina.clicks("Evidence pack")).saveAs(change);
        amina.opens("/compliance/history?kind=session")
                .follows(AnEmergency.REASON)
                .seesHeading(AnEmergency.REASON);
        taken(amina, () -> amina.clicks("Evidence pack")).saveAs(session);
    }

    private static Download taken(Visitor visitor, Runnable how) {
        return visitor.page().waitForDownload(how);
    }

    private static void somethingHappens(Api api) {
        var approved = aChange().having("title", "Approved, and not run").approved(api);
        assertThat(approved.text("status")).isEqualTo("approved");
        var rejected = aChange().having("title", "Rejected").submit(api);
        api.as("sre-one")
                .post(
                        "/changes/" + rejected.text("id") + "/decisions",
                        rejectionOf(rejected, "Say how the schema goes back."));
        var decided = aChange().having("title", "Decided by one of two").submit(api);
        api.as("sre-one").post("/changes/" + decided.text("id") + "/decisions", approvalOf(decided));
        var session = anEmergency().openDeclared(api);
        var permit = api.as("sre-one").post("/break-glass/" + session.text("id") + "/actions", aRollback());
        api.as("sre-one").post("/break-glass/permits/" + permit.text("id") + "/redemptions", startOf(permit));
        var ended = api.as("sre-one").post("/break-glass/" + session.text("id") + "/end", Map.of());
        assertThat(ended.status()).as(ended.body().toString()).isEqualTo(200);
    }
}
