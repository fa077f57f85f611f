package dev.countersign.audit;

import static dev.countersign.AChange.aChange;
import static dev.countersign.breakglass.AnEmergency.aRollback;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.EntryBundle;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.NoteKey;
import dev.countersign.audit.tlog.NoteSigner;
import dev.countersign.audit.tlog.SigningKey;
import dev.countersign.audit.tlog.TreeHash;
import dev.countersign.audit.verify.VerifyCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the command line says of it, with the application's part over. */
class An_export_of_the_log extends LogTest {

    @Autowired
    private WriteLogExport export;

    @TempDir
    private Path folder;

    private String said = "";

    private byte[] exported() throws IOException {
        sequenceAll();
        sign.sign();
        var out = new ByteArrayOutputStream();
        export.write(out);
        return out.toByteArray();
    }

    /** A change that ran and a session that was used and ended. */
    private byte[] anOrdinaryDay() throws IOException {
        executing(aChange().approved(api));
        rejected(aChange(), "Say which flag the rollback resets.");
        var session = expect(201, anEmergency().openDeclared(api));
        var glass = "/break-glass/" + session.text("id");
        expect(201, api.as("sre-one").post(glass + "/actions", aRollback()));
        expect(200, api.as("sre-one").post(glass + "/end", Map.of()));
        return exported();
    }

    private int verify(byte[] zip, String... key) throws IOException {
        var file = folder.resolve("log.zip");
        Files.write(file, zip);
        var arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(key));
        var out = new ByteArrayOutputStream();
        int result = VerifyCommand.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        said = out.toString(StandardCharsets.UTF_8);
        return result;
    }

    private void notVerified(byte[] zip, String... words) throws IOException {
        assertThat(verify(zip, keys.signer(ORIGIN).key().vkey())).as(said).isEqualTo(1);
        assertThat(said).startsWith("NOT VERIFIED").contains(words);
    }

    private static Map<String, byte[]> members(byte[] zip) throws IOException {
        var members = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                members.put(entry.getName(), in.readAllBytes());
            }
        }
        return members;
    }

    private static byte[] zip(Map<String, byte[]> members) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return out.toByteArray();
    }

    private static String named(Map<String, byte[]> members, String prefix) {
        return members.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void is_verified_and_the_same_twice() throws Exception {
        var zip = anOrdinaryDay();
        assertThat(verify(zip, keys.signer(ORIGIN).key().vkey())).as(said).isZero();
        assertThat(said)
                .contains("VERIFIED", ORIGIN, "2 changes and 1 emergency sessions")
                .doesNotContain("compare it");
        assertThat(verify(zip)).isZero();
        assertThat(said).contains("compare it with one that you had before");
        assertThat(exported()).isEqualTo(zip);
    }

    @Test
    void is_verified_beyond_one_tile() throws Exception {
        for (int i = 0; i < 700; i++) {
            insert("chg_" + i, "change_submitted", json.createObjectNode().put("digest", "sha256:x"));
        }
        assertThat(verify(exported(), keys.signer(ORIGIN).key().vkey()))
                .as(said)
                .isZero();
        assertThat(said).contains("700 changes");
    }

    @Test
    void names_the_entry_of_which_a_bit_was_flipped() throws Exception {
        var members = members(anOrdinaryDay());
        var name = named(members, "tile/entries/");
        var entries = EntryBundle.read(members.get(name));
        var forged = new String(entries.get(40), StandardCharsets.UTF_8).replace("\"door\":\"", "\"door\":\"x");
        entries.set(40, forged.getBytes(StandardCharsets.UTF_8));
        members.put(name, EntryBundle.write(entries));
        notVerified(zip(members), "entry 40: is not the one that was logged");
        assertThat(said).doesNotContain("entry 41", "entry 39");
    }

    @Test
    void names_where_an_entry_was_taken_out_or_two_have_changed_places() throws Exception {
        var members = members(anOrdinaryDay());
        var name = named(members, "tile/entries/");
        var entries = EntryBundle.read(members.get(name));
        var fewer = new ArrayList<>(entries);
        fewer.remove(30);
        members.put(name, EntryBundle.write(fewer));
        notVerified(zip(members), "entry 30: is not the one", "entries instead of");
        var swapped = new ArrayList<>(entries);
        swapped.set(30, entries.get(31));
        swapped.set(31, entries.get(30));
        members.put(name, EntryBundle.write(swapped));
        notVerified(zip(members), "entry 30", "entry 31");
    }

    @Test
    void names_every_member_that_was_tampered_with_taken_out_or_added() throws Exception {
        var zip = anOrdinaryDay();
        for (var name : members(zip).keySet()) {
            if (name.equals("README.txt")) {
                continue;
            }
            var flipped = members(zip);
            flipped.get(name)[flipped.get(name).length / 2] ^= 1;
            notVerified(
                    zip(flipped),
                    name.startsWith("tile/entries") ? "entry" : name.equals("key") ? "key: " : "checkpoint");
            var fewer = members(zip);
            fewer.remove(name);
            notVerified(zip(fewer), name + ": is missing");
        }
        var more = members(zip);
        more.put("../../etc/passwd", new byte[0]);
        notVerified(zip(more), "../../etc/passwd: has no place");
    }

    @Test
    void is_not_verified_cut_in_half_or_as_no_zip_at_all() throws Exception {
        var zip = anOrdinaryDay();
        notVerified(java.util.Arrays.copyOf(zip, zip.length / 2), "No zip");
        notVerified("checkpoint".getBytes(StandardCharsets.UTF_8), "No zip");
        assertThat(VerifyCommand.run(List.of(), System.out)).isEqualTo(2);
        assertThat(VerifyCommand.run(List.of(folder.resolve("nowhere").toString()), System.out))
                .isEqualTo(2);
    }

    /** Somebody who writes the whole log anew has another key, or none. */
    @Test
    void is_not_verified_when_it_is_of_another_log_or_signed_by_another_key() throws Exception {
        var zip = anOrdinaryDay();
        var other = new NoteKey(ORIGIN, NoteKey.LOG, new byte[32]);
        assertThat(verify(zip, other.vkey())).isEqualTo(1);
        assertThat(said).contains("is not signed by " + other.vkey());
        var unsigned = members(zip);
        var text = new String(unsigned.get("checkpoint"), StandardCharsets.UTF_8);
        unsigned.put("checkpoint", text.replaceFirst("\n[0-9]+\n", "\n7\n").getBytes(StandardCharsets.UTF_8));
        notVerified(zip(unsigned), "checkpoint: A signature of " + ORIGIN + " is wrong");
        assertThat(verify(zip, "no key")).isEqualTo(1);
    }

    private static void sign(Map<String, byte[]> members, NoteSigner signer, long size, TreeHash root) {
        var checkpoint = new Checkpoint(signer.key().name(), size, root);
        members.put("checkpoint", signer.sign(checkpoint.text()).written().getBytes(StandardCharsets.UTF_8));
    }

    private static Checkpoint checkpoint(Map<String, byte[]> members) {
        return Checkpoint.of(Note.parse(members.get("checkpoint")));
    }

    @Test
    void names_the_bundle_that_was_cut_off_and_the_entries_that_it_lacks() throws Exception {
        var members = members(anOrdinaryDay());
        var name = named(members, "tile/entries/");
        var entries = EntryBundle.read(members.get(name));
        members.put(name, EntryBundle.write(entries.subList(0, entries.size() - 1)));
        notVerified(zip(members), name + ": has " + (entries.size() - 1) + " entries instead of " + entries.size());
        var tile = named(members, "tile/0/");
        members.put(name, EntryBundle.write(entries));
        members.put(tile, java.util.Arrays.copyOf(members.get(tile), members.get(tile).length - TreeHash.LENGTH));
        notVerified(zip(members), tile + ": has ");
    }

    /** Everything derived anew and signed: only who has the key from before sees it. */
    @Test
    void is_not_verified_when_it_was_signed_again_with_another_key() throws Exception {
        var members = members(anOrdinaryDay());
        var forger = SigningKey.read(SigningKey.generate(), ORIGIN, NoteKey.LOG);
        sign(members, forger, checkpoint(members).size(), checkpoint(members).root());
        members.put("key", (forger.key().vkey() + "\n").getBytes(StandardCharsets.UTF_8));
        notVerified(
                zip(members),
                "checkpoint: is not signed by " + keys.signer(ORIGIN).key().vkey());
        assertThat(verify(zip(members))).isZero();
        assertThat(said).contains(forger.key().vkey(), "compare it with one that you had before");
    }

    @Test
    void names_what_has_no_place_under_a_checkpoint_that_was_rolled_back() throws Exception {
        var before = members(anOrdinaryDay());
        executing(aChange().approved(api));
        var members = members(exported());
        members.put("checkpoint", before.get("checkpoint"));
        notVerified(zip(members), named(members, "tile/entries/") + ": has no place in an export of this size");
    }

    /** By somebody who has the key of the log. */
    @Test
    void names_the_checkpoint_that_was_forked() throws Exception {
        var members = members(anOrdinaryDay());
        sign(members, keys.signer(ORIGIN), checkpoint(members).size(), TreeHash.EMPTY);
        notVerified(zip(members), "checkpoint: has another root than the hashes of the leaves give");
    }

    @Test
    void is_not_verified_when_it_is_of_another_installation() throws Exception {
        var members = members(anOrdinaryDay());
        var other = SigningKey.read(SigningKey.generate(), "log.example/elsewhere", NoteKey.LOG);
        sign(members, other, checkpoint(members).size(), checkpoint(members).root());
        members.put("key", (other.key().vkey() + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(verify(zip(members))).as("it is sound").isZero();
        notVerified(
                zip(members),
                "checkpoint: is not signed by " + keys.signer(ORIGIN).key().vkey());
    }

    private void insert(String subject, String kind, JsonNode data) {
        insert(subject, kind, "sre-one", data);
    }

    private void insert(String subject, String kind, String person, JsonNode data) {
        jdbc.sql("""
                        insert into countersign.audit_pending (id, at, kind, subject, account, person, method, door, data)
                        values (?, clock_timestamp(), ?, ?, ?, ?, 'password', 'api', ?::jsonb)""")
                .params(dev.countersign.platform.Ids.next("aud_"), kind, subject, person, person, data.toString())
                .update();
    }

    /** A history that the application would never write, signed by the true key: the laws are read from the entries. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "change_approved {\"needed\":0,\"automatic\":false,\"decisions\":[]}; law 8",
                "change_approved {\"needed\":1,\"decisions\":[]}; has 0 of 1 approvals (law 1)",
                "change_approved {\"needed\":1,\"decisions\":[\"dec_none\"]}; does not stand: dec_none (law 1)",
                "permit_issued {\"permit\":\"prm_1\",\"digest\":\"sha256:x\",\"needed\":0,\"decisions\":[]}; for a change that is pending (law 1)",
                "change_executing {\"permit\":\"prm_1\",\"digest\":\"sha256:x\"}; runs a change that is pending (law 1)",
                "change_succeeded {}; closes a change that is pending",
                "change_submitted {}; for the second time",
                "decision_recorded {\"decision\":\"dec_2\",\"verdict\":\"approve\"} decision_recorded {\"decision\":\"dec_3\",\"verdict\":\"approve\"}; the second decision of one person (law 1)",
                "change_withdrawn {} decision_recorded {\"decision\":\"dec_2\",\"verdict\":\"approve\"}; was closed as withdrawn (law 3)",
                "change_approved {\"needed\":0,\"automatic\":true,\"decisions\":[]} change_executing {\"permit\":\"prm_1\",\"digest\":\"sha256:x\"}; without a permit for its digest (law 2)",
                "change_approved {\"needed\":0,\"automatic\":true,\"decisions\":[]} permit_issued {\"permit\":\"prm_1\",\"digest\":\"sha256:y\",\"needed\":0,\"decisions\":[]}; another digest than the one that was approved (law 2)"
            })
    void names_the_entry_that_breaks_a_law(String history, String flaw) throws Exception {
        insert("chg_x", "change_submitted", "requester", json.readTree("{\"digest\":\"sha256:x\"}"));
        for (var act : history.split(" (?=change_|permit_|decision_)")) {
            insert("chg_x", act.substring(0, act.indexOf(' ')), json.readTree(act.substring(act.indexOf(' '))));
        }
        long last = count("audit_pending") - 1;
        notVerified(exported(), "entry " + last + ": ", flaw);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "session_ended {\"at\":\"2000-01-01T00:00:00Z\"} emergency_action_permitted {\"permit\":\"prm_1\"}; was over at 2000-01-01T00:00:00Z (law 5)",
                "session_ended {\"at\":\"2000-01-01T00:00:00Z\"} session_ended {\"at\":\"2000-01-01T00:00:00Z\"}; for the second time (law 3)",
                "emergency_action_started {\"permit\":\"prm_1\"}; without a permit, or for the second time (law 2)",
                "session_widened {}; co-signed by whoever opened it",
                "session_reviewed {}; reviewed by whoever opened or co-signed it"
            })
    void names_the_entry_of_a_session_that_breaks_a_law(String history, String flaw) throws Exception {
        insert("bgs_x", "session_opened", json.createObjectNode());
        for (var act : history.split(" (?=session_|emergency_)")) {
            insert("bgs_x", act.substring(0, act.indexOf(' ')), json.readTree(act.substring(act.indexOf(' '))));
        }
        long last = count("audit_pending") - 1;
        notVerified(exported(), "entry " + last + ": ", flaw);
    }
}
