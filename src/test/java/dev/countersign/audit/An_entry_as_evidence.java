package dev.countersign.audit;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** What an entry says without the tables that it was written beside. */
class An_entry_as_evidence extends LogTest {

    private static final String DETAIL = "Invoices go out in the customer's language, see the review of May.";

    @Autowired
    private ServletWebServerApplicationContext application;

    private JsonNode data(Api.Answer change, String kind) {
        for (var entry : entries(change)) {
            if (entry.path("kind").asText().equals(kind)) {
                return entry.path("data");
            }
        }
        throw new AssertionError("no " + kind);
    }

    private JsonNode leaf(String kind) {
        return read(jdbc.sql("select entry from countersign.audit_leaf where kind = ? order by idx desc limit 1")
                .param(kind)
                .query((row, n) -> row.getBytes(1))
                .single());
    }

    @Test
    void holds_all_of_a_submission_that_approvers_judged() {
        var change =
                aChange().touchingProduction().having("description", DETAIL).submit(api);
        sequenceAll();
        var said = data(change, "change_submitted");
        assertThat(said.path("title")).isEqualTo(change.body().path("title"));
        assertThat(said.path("description").asText()).isEqualTo(DETAIL);
        assertThat(said.path("rollbackPlan")).isEqualTo(change.body().path("rollbackPlan"));
        assertThat(said.path("links").path(0).path("title").asText()).isEqualTo("CI run 881");
        var open = leaf("change_submitted");
        assertThat(open.path("data").path("digest").asText()).isEqualTo(change.text("digest"));
        assertThat(open.path("sealed").properties())
                .extracting(Map.Entry::getKey)
                .contains("title", "description", "rollbackPlan", "authors", "links", "target");
        var policy = leaf("policy_worked_out").path("data");
        assertThat(policy.path("operation").asText()).isEqualTo(change.text("digest"));
        assertThat(policy.path("digest").asText()).startsWith("sha256:");
        assertThat(policy.path("rules")).isNotEmpty();
        assertThat(policy.path("tables")).isNotEmpty();
    }

    @Test
    void holds_what_an_approver_put_their_name_to_and_seals_their_words() {
        var change = aChange().touchingProduction().submit(api);
        var approval = new HashMap<>(approvalOf(change));
        approval.put("requiredFollowUp", "Watch the error rate until noon.");
        expect(201, api.as("sre-one").post(path(change) + "/decisions", approval));
        sequenceAll();
        var said = data(change, "decision_recorded");
        assertThat(said.path("reason").asText()).isEqualTo(approval.get("reason"));
        assertThat(said.path("requiredFollowUp").asText()).isEqualTo("Watch the error rate until noon.");
        var leaf = leaf("decision_recorded");
        var open = leaf.path("data");
        assertThat(open.path("riskAcknowledged").asBoolean()).isTrue();
        assertThat(open.path("team").asText()).isEqualTo("sre");
        assertThat(open.path("digest").asText()).isEqualTo(change.text("digest"));
        assertThat(open.path("policyDigest").asText())
                .isEqualTo(leaf("policy_worked_out").path("data").path("digest").asText());
        assertThat(leaf.path("method").asText()).isEqualTo("password");
        assertThat(open.has("reason")).isFalse();
        assertThat(leaf.path("sealed").has("reason")).isTrue();
    }

    @Test
    void holds_what_a_rejection_asked_for_and_which_decisions_a_revision_reopened() {
        var change = rejected(aChange().touchingProduction(), "Say how the schema goes back.");
        var item = change.body()
                .path("decisions")
                .path(0)
                .path("remediation")
                .path(0)
                .path("id")
                .asText();
        expect(
                201,
                revise(
                        change,
                        "requester",
                        Map.of(
                                "answers",
                                List.of(Map.of("item", item, "answer", "By the script in the repository.")))));
        sequenceAll();
        assertThat(data(change, "decision_recorded")
                        .path("remediation")
                        .path(0)
                        .path("item")
                        .asText())
                .isEqualTo("Say how the schema goes back.");
        var revised = leaf("change_revised");
        assertThat(revised.path("data").path("decisions"))
                .isEqualTo(leaf("change_rejected").path("data").path("decisions"))
                .hasSize(1);
        assertThat(data(change, "change_revised")
                        .path("answers")
                        .path(0)
                        .path("answer")
                        .asText())
                .isEqualTo("By the script in the repository.");
        assertThat(revised.toString()).doesNotContain("sre-one", "script in the repository");
    }

    @Test
    void says_that_evidence_was_read_and_the_log_exported() throws Exception {
        var change = aChange().approved(api);
        var attached = send(
                "requester",
                HttpRequest.newBuilder(uri(path(change) + "/evidence/content?kind=report&title=Load%20test"))
                        .POST(HttpRequest.BodyPublishers.ofString("All is well.")));
        assertThat(attached.statusCode()).isEqualTo(201);
        var id = json.readTree(attached.body()).path("id").asText();
        var read = send("sre-two", HttpRequest.newBuilder(uri(path(change) + "/evidence/" + id + "/content")));
        assertThat(read.body()).isEqualTo("All is well.");
        assertThat(send("auditor", HttpRequest.newBuilder(uri("/compliance/log.zip")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("owner-one", HttpRequest.newBuilder(uri("/compliance/log.zip")))
                        .statusCode())
                .isEqualTo(403);
        var readings = audit.of(RecordReading.SUBJECT);
        assertThat(readings).extracting(AuditEntry::kind).containsExactly("evidence_read", "log_exported");
        assertThat(readings).extracting(AuditEntry::account).containsExactly("sre-two", "auditor");
        assertThat(readings.get(0).data().path("evidence").asText()).isEqualTo(id);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + application.getWebServer().getPort() + "/api/v1" + path);
    }

    private static HttpResponse<String> send(String account, HttpRequest.Builder request) throws Exception {
        var basic = Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(request.header("Authorization", "Basic " + basic).build(), BodyHandlers.ofString());
    }
}
