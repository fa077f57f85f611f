package dev.countersign.compliance;

import static dev.countersign.AChange.aChange;
import static dev.countersign.breakglass.AnEmergency.aRollback;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static dev.countersign.breakglass.AnEmergency.startOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.AChange;
import dev.countersign.Api;
import dev.countersign.breakglass.EmergencyTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What somebody takes away, and what they can show with it to somebody who does not trust the server. */
class An_evidence_pack extends PackTest {

    /** Rejected, put right, approved, run, with a file attached. */
    private Api.Answer aChangeWithHistory() {
        var change = rejected(aChange().having("description", "Two services; see the runbook."), "Name the flag.");
        var item = change.body().at("/decisions/0/remediation/0/id").asText();
        expect(
                201,
                revise(
                        change,
                        "requester",
                        Map.of(
                                "rollbackPlan",
                                "helm rollback checkout 41, flag checkout-v2 off",
                                "answers",
                                List.of(Map.of("item", item, "answer", "The flag is checkout-v2.")))));
        attach(change, "requester", "A plan of what happens.");
        var approved = decided(seen(change), "sre-two", "owner-one");
        var run = executing(approved).text("execution/id");
        expect(
                200,
                api.as("requester")
                        .post(
                                "/changes/executions/" + run + "/outcome",
                                Map.of("result", "succeeded", "observedDigest", approved.text("digest"))));
        return seen(change);
    }

    private void attach(Api.Answer change, String account, String text) {
        var request = api.as(account)
                .request(path(change) + "/evidence/content?kind=plan&title=Plan")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(text));
        expect(201, api.send(request));
    }

    /** Opened, widened, used, ended, closed, reviewed, paid back. */
    private String aSessionWithHistory() {
        var session = expect(201, anEmergency().openDeclared(api)).text("id");
        var glass = "/break-glass/" + session;
        var sre = api.as("sre-one");
        var wider = Map.of("scope", Map.of("actions", List.of("data-migration")), "reason", "The schema is half-way.");
        expect(201, sre.post(glass + "/widenings", wider));
        expect(200, api.as("commander").post(glass + "/widenings/1/co-signature", Map.of()));
        var permitted = expect(201, sre.post(glass + "/actions", aRollback()));
        expect(200, sre.post("/break-glass/permits/" + permitted.text("id") + "/redemptions", startOf(permitted)));
        expect(
                200,
                sre.post(
                        glass + "/actions/1/outcome",
                        Map.of(
                                "result",
                                "succeeded",
                                "observedDigest",
                                permitted.text("digest"),
                                "notes",
                                "Up again.")));
        expect(403, sre.post(glass + "/actions", elsewhere()));
        expect(200, sre.post(glass + "/closure", EmergencyTest.aClosure()));
        expect(200, api.as("owner-one").post(glass + "/opinions", Map.of("agrees", true, "comment", "It was right.")));
        var review = new HashMap<String, Object>(
                Map.of("timelineConfirmed", true, "justified", true, "findings", "One roll-back, as announced."));
        review.put(
                "preventiveAction",
                Map.of(
                        "title", "Canary before the whole of checkout",
                        "owner", "developer",
                        "dueAt", time.now().plus(Duration.ofDays(9)).toString()));
        expect(200, api.as("security-one").post(glass + "/review", review));
        expect(200, api.as("developer").post(glass + "/preventive-action", Map.of("result", "Canary stage: MR 912.")));
        return session;
    }

    private static Map<String, Object> elsewhere() {
        var action = aRollback();
        action.put("target", "k8s/identity/login");
        return action;
    }

    private String text(byte[] zip) throws IOException {
        var pdf = members(zip).get("report.pdf");
        Files.write(Path.of("target", "report-" + report(zip).path("kind").asText() + ".pdf"), pdf);
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void of_a_change_is_verified_and_the_same_twice() throws Exception {
        var change = aChangeWithHistory();
        var zip = taken(change.text("id"));
        verified(zip, key());
        assertThat(said)
                .startsWith("VERIFIED")
                .contains(change.text("id") + ", succeeded")
                .doesNotContain("erased", "compare it");
        assertThat(members(zip))
                .containsKeys(
                        "README.txt", "key", "checkpoint", "report.pdf", "process/process.bpmn", "policy/risk-1.dmn");
        assertThat(members(zip).keySet()).anyMatch(name -> name.startsWith("evidence/evd_"));
        aChange().having("target", "k8s/payments/cart").approved(api);
        publish();
        assertThat(taken(change.text("id"))).as("after others").isEqualTo(zip);
        var report = report(zip);
        assertThat(report.at("/decisions/0/saw/revision").asInt()).isEqualTo(1);
        assertThat(report.at("/decisions/0/asked/0/answer").asText()).isEqualTo("The flag is checkout-v2.");
        assertThat(report.at("/decisions/1/teams").toString()).contains("sre-two", "owner-two");
        assertThat(text(zip))
                .contains(
                        "Deploy checkout 2.14.0", "Rejected by sre-one for sre", "Approved by owner-one", "Page 1 of");
    }

    @Test
    void of_a_session_is_verified_and_the_same_twice() throws Exception {
        var session = aSessionWithHistory();
        var zip = taken(session);
        verified(zip, key());
        assertThat(said).contains(session + ", done");
        assertThat(taken(session)).isEqualTo(zip);
        assertThat(text(zip)).contains("INC-7: Checkout is down", "Bring back the version that answered.", "Co-signed");
    }

    @Test
    void with_the_whole_log_shows_that_nothing_is_missing() throws Exception {
        var change = aChange().approved(api);
        var zip = taken(change.text("id"));
        expect(200, api.as("requester").post(path(change) + "/withdrawal", Map.of("reason", "Not needed any more.")));
        publish();
        var log = folder.resolve("log.zip");
        Files.write(log, get("/compliance/log.zip", "auditor").body());
        verified(zip, log.toString());
        assertThat(said).contains("no other entry about it up to then, and 1 after");
    }

    @Test
    void grows_with_its_subject() {
        var change = aChange().submit(api);
        var before = taken(change.text("id"));
        decided(change, "sre-one");
        var after = taken(change.text("id"));
        assertThat(after).isNotEqualTo(before);
        verified(before);
        verified(after);
    }

    @Test
    void is_there_for_whoever_sees_its_subject_and_nobody_else() {
        var change = aChange().approved(api);
        var session = aSessionWithHistory();
        var elsewhere = expect(
                        201,
                        aChange()
                                .having("project", "identity")
                                .having("target", "k8s/identity/login")
                                .by("developer")
                                .submit(api))
                .text("id");
        publish();
        var packs = "/compliance/evidence-packs/";
        for (var account : List.of("auditor", "requester", "owner-one", "security-one")) {
            assertThat(get(packs + change.text("id"), account).statusCode())
                    .as(account)
                    .isEqualTo(200);
        }
        for (var id : List.of("chg_0", "bgs_0", "x", "chg_01%27", "p_0", "compliance")) {
            assertThat(get(packs + id, "auditor").statusCode()).as(id).isEqualTo(404);
        }
        assertThat(get(packs + session, "sre-two").statusCode()).isEqualTo(200);
        assertThat(get(packs + elsewhere, "requester").statusCode()).isEqualTo(404);
    }

    @Test
    void of_what_is_not_signed_yet_is_there_in_a_moment() {
        var change = aChange().submit(api);
        var answer = get("/compliance/evidence-packs/" + change.text("id"), "auditor");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("not_signed_yet", "try again");
    }

    @Test
    void that_was_taken_is_recorded() {
        var change = aChange().submit(api);
        taken(change.text("id"));
        var recorded = jdbc.sql("select account || ' ' || (data ->> 'of') from countersign.audit_entry"
                        + " where kind = 'evidence_pack_taken' and subject = 'compliance'")
                .query(String.class)
                .list();
        assertThat(recorded).containsExactly("auditor " + change.text("id"));
    }

    @Test
    void holds_any_text() throws Exception {
        var hostile = "<script>alert(1)</script> %PDF-1.7 \\(x) 'Tj שלום עולם 日本語 مرحبا 👩‍👩‍👧 é \t end";
        var change = aChange()
                .having("title", "Fix <b>& \"quotes\" – שלום 🚀")
                .having("description", hostile + "\n" + "wide".repeat(1000) + "\n" + "many words ".repeat(400))
                .approved(api);
        var zip = taken(change.text("id"));
        verified(zip);
        assertThat(text(zip)).contains("<script>alert(1)</script>", "end");
        assertThat(report(zip).at("/revisions/0/description").asText()).startsWith(hostile);
    }

    @Test
    void shows_nothing_of_a_person_who_was_erased() throws Exception {
        var change = rejected(aChange(), "Say which flag the rollback resets.");
        var before = taken(change.text("id"));
        assertThat(new String(members(before).get("report.json"), StandardCharsets.UTF_8))
                .contains("sre-one");
        jdbc.sql("delete from countersign.person_key where person = 'sre-one'").update();
        var zip = taken(change.text("id"));
        verified(zip);
        assertThat(said).contains("sealed fields are not opened");
        assertThat(report(zip).at("/decisions/0/reason").asText()).isEqualTo("erased");
        assertThat(report(zip).at("/decisions/0/account").asText()).isEqualTo("erased");
        for (var member : members(zip).entrySet()) {
            assertThat(new String(member.getValue(), StandardCharsets.UTF_8))
                    .as(member.getKey())
                    .doesNotContain(AChange.rejectionOf(change).get("reason").toString(), "sre-one");
        }
        assertThat(text(zip)).doesNotContain("sre-one", "which flag").contains("erased");
    }
}
