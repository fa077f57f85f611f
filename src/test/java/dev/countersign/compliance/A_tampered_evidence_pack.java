package dev.countersign.compliance;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.audit.tlog.NoteKey;
import dev.countersign.platform.Digest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Packs in the hands of somebody who would rather have other evidence: each is refused, and what is at fault is named. */
class A_tampered_evidence_pack extends PackTest {

    private String id;
    private byte[] pack;

    @BeforeEach
    void of_a_change_that_ran() {
        var change = aChange().submit(api);
        var upload = api.as("requester")
                .request(path(change) + "/evidence/content?kind=plan&title=Plan")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("A plan of what happens."));
        expect(201, api.send(upload));
        var run = executing(decided(change, "sre-one", "owner-one"));
        expect(
                200,
                api.as("requester")
                        .post(
                                "/changes/executions/" + run.text("execution/id") + "/outcome",
                                Map.of("result", "failed", "observedDigest", run.text("digest"))));
        id = change.text("id");
        pack = taken(id);
        verified(pack);
    }

    /** With the manifest made anew. */
    private void forgedReport(Consumer<ObjectNode> alteration, String... words) {
        var members = members(pack);
        var report = (ObjectNode) read(members.get("report.json"));
        alteration.accept(report);
        members.put("report.json", bytes(report));
        notVerified(forged(members), words);
    }

    private void forgedMember(String name, byte[] bytes, String... words) {
        var members = members(pack);
        assertThat(members).containsKey(name);
        members.put(name, bytes);
        notVerified(forged(members), words);
    }

    private static byte[] flipped(byte[] bytes) {
        var flipped = bytes.clone();
        flipped[flipped.length / 2] ^= 1;
        return flipped;
    }

    @Test
    void names_every_member_in_which_a_bit_was_flipped() {
        for (var name : members(pack).keySet()) {
            var members = members(pack);
            members.put(name, flipped(members.get(name)));
            notVerified(zip(members), name.equals("manifest.json") ? "" : name + ": ");
        }
    }

    @Test
    void names_every_member_that_is_missing_or_added() {
        for (var name : members(pack).keySet()) {
            var members = members(pack);
            members.remove(name);
            notVerified(zip(members), name);
        }
        var members = members(pack);
        members.put("evidence/other", new byte[] {1});
        notVerified(zip(members), "evidence/other: is not in the manifest");
        notVerified(forged(members), "evidence/other: is named nowhere in the report");
    }

    /** Whoever makes the manifest anew gets no further than to renderings, and to holding openings back, which is told. */
    @Test
    void is_refused_with_the_manifest_made_anew_unless_it_is_a_rendering() {
        for (var name : members(pack).keySet()) {
            var rendering = name.equals("README.txt") || name.equals("report.pdf") || name.startsWith("process/");
            if (!Set.of("manifest.json", "report.json").contains(name)) {
                var members = members(pack);
                members.put(name, flipped(members.get(name)));
                var zip = forged(members);
                assertThat(verify(zip)).as(name + " " + said).isEqualTo(rendering ? 0 : 1);
            }
        }
    }

    @Test
    void is_refused_where_it_was_cut() {
        for (int percent : List.of(0, 1, 50, 99)) {
            notVerified(Arrays.copyOf(pack, pack.length * percent / 100), "No zip that can be read");
        }
    }

    @Test
    void is_refused_with_the_key_of_another_installation() {
        var mine = NoteKey.of(key());
        var theirs = new NoteKey(mine.name(), NoteKey.LOG, flipped(mine.publicKey()));
        assertThat(verify(pack, theirs.vkey())).isEqualTo(1);
        assertThat(said).contains("key: is " + mine, "another installation");
        assertThat(verify(pack, new NoteKey("other.example", NoteKey.LOG, mine.publicKey()).vkey()))
                .isEqualTo(1);
        assertThat(said).contains("another installation");
    }

    @Test
    void has_no_word_of_a_witness() {
        var witness = new NoteKey(
                "witness.example", NoteKey.WITNESS, NoteKey.of(key()).publicKey());
        assertThat(verify(pack, "--witness", witness.vkey())).isEqualTo(1);
        assertThat(said).contains("checkpoint: has the signature of the log alone", "give it as well");
    }

    @Test
    void names_an_entry_whose_proof_is_another_s() {
        var members = members(pack);
        forgedMember(
                "proofs/000001.tlog-proof", members.get("proofs/000002.tlog-proof"), "entries/000001.json: is not");
        forgedMember("entries/000001.json", members.get("entries/000002.json"), "entries/000001.json: is not");
    }

    @Test
    void names_the_place_where_an_entry_was_taken_out() {
        var members = members(pack);
        int n = read(members.get("manifest.json")).path("entries").asInt();
        var left = new TreeMap<String, byte[]>();
        members.forEach((name, bytes) -> {
            int at = name.matches("(entries|proofs|openings)/.*") ? Integer.parseInt(name.replaceAll("\\D", "")) : 0;
            if (at != 2) {
                left.put(at > 2 ? name.replaceFirst("\\d{6}", String.format("%06d", at - 1)) : name, bytes);
            }
        });
        var manifest = (ObjectNode) read(members.get("manifest.json"));
        left.put("manifest.json", bytes(manifest.put("entries", n - 1)));
        notVerified(forged(left), "entries/000002.json: is number 3", "missing");
    }

    @Test
    void names_an_opening_that_says_something_else() {
        var openings = (ObjectNode) read(members(pack).get("openings/000001.json"));
        ((ArrayNode) openings.path("account")).set(1, "owner-two");
        forgedMember("openings/000001.json", bytes(openings), "openings/000001.json: opens account");
    }

    @Test
    void tells_of_openings_that_are_held_back() {
        var members = members(pack);
        members.remove("openings/000001.json");
        notVerified(forged(members), "report.json: says in its timeline");
    }

    @Test
    void is_refused_where_the_report_says_something_else_than_its_entries() {
        forgedReport(report -> report.put("status", "succeeded"), "says status succeeded", "say failed");
        forgedReport(report -> report.put("id", "chg_0"), "says id chg_0");
        forgedReport(report -> decision(report, 0).put("verdict", "reject"), "decisions[0].verdict");
        forgedReport(report -> decision(report, 1).put("account", "owner-two"), "decisions[1].account");
        forgedReport(report -> decision(report, 1).put("reason", "Nobody has looked at it."), "decisions[1].reason");
        forgedReport(report -> revision(report).put("title", "Deploy nothing"), "revisions[0].title");
        forgedReport(report -> revision(report).put("rollbackPlan", "None."), "revisions[0].rollbackPlan");
        forgedReport(report -> ((ObjectNode) revision(report).path("policy")).put("risk", "low"), "policy.risk");
        forgedReport(report -> decision(report, 1).put("entry", 1), "decisions");
        forgedReport(report -> decision(report, 1).remove("entry"), "entry number");
        forgedReport(report -> ((ArrayNode) report.path("decisions")).remove(0), "does not have in decisions");
        forgedReport(
                report -> ((ArrayNode) report.path("decisions"))
                        .add(decision(report, 0).deepCopy()),
                "records, once");
        forgedReport(report -> ((ObjectNode) report.at("/timeline/1")).put("at", "2020-01-01T00:00:00Z"), "timeline");
        forgedReport(report -> ((ObjectNode) report.path("log")).put("size", 7), "log.size");
        forgedReport(report -> ((ObjectNode) report.path("outcome")).remove("entry"), "entry number");
        forgedReport(report -> report.remove("execution"), "does not have in execution");
    }

    @Test
    void is_refused_where_the_operation_or_a_table_is_another() {
        forgedReport(report -> operation(report).put("target", "k8s/payments/all"), "an operation whose digest is");
        forgedReport(
                report -> {
                    operation(report).put("target", "k8s/payments/all");
                    var digest = Digest.of(dev.countersign.platform.CanonicalJson.canonical(operation(report)));
                    revision(report).put("digest", digest.value());
                },
                "revisions[0].digest");
        var table = "<definitions/>".getBytes(StandardCharsets.UTF_8);
        forgedMember("policy/risk-1.dmn", table, "policy/risk-1.dmn: is not the one");
        forgedReport(
                report -> ((ObjectNode) report.at("/revisions/0/policy/tables/0"))
                        .put("digest", Digest.of(table).value()),
                "policy");
    }

    private static ObjectNode decision(JsonNode report, int n) {
        return (ObjectNode) report.at("/decisions/" + n);
    }

    private static ObjectNode revision(JsonNode report) {
        return (ObjectNode) report.at("/revisions/0");
    }

    private static ObjectNode operation(JsonNode report) {
        return (ObjectNode) report.at("/revisions/0/operation");
    }
}
