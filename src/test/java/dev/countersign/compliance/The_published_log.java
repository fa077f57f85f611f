package dev.countersign.compliance;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.audit.SequenceEntries;
import dev.countersign.audit.SignCheckpoint;
import dev.countersign.audit.StartLog;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.EntryBundle;
import dev.countersign.audit.tlog.GrowingTiles;
import dev.countersign.audit.tlog.LogProof;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.NoteKey;
import dev.countersign.audit.tlog.TreeHash;
import dev.countersign.change.LifecycleTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The log as somebody sees it who has nothing but its address. */
class The_published_log extends LifecycleTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    private SequenceEntries sequence;

    @Autowired
    private SignCheckpoint sign;

    @Autowired
    private StartLog startLog;

    @Autowired
    private ServletWebServerApplicationContext application;

    @Value("${countersign.home}")
    private Path home;

    @BeforeEach
    void has_entries() throws IOException {
        Files.deleteIfExists(home.resolve("keys/log.last-signed"));
        startLog.start();
        aChange().approved(api);
        publish();
    }

    private void publish() {
        while (sequence.sequence() > 0) {
            // Until nothing is pending.
        }
        sign.sign();
    }

    private HttpResponse<byte[]> get(String path, String account) {
        var request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + application.getWebServer().getPort() + path));
        if (!account.isEmpty()) {
            var basic = Base64.getEncoder().encodeToString((account + ":demo").getBytes());
            request.header("Authorization", "Basic " + basic);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] got(String path, String account) {
        var answer = get(path, account);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private Checkpoint checkpoint() {
        var key = NoteKey.of(new String(got("/tlog/key", "")).strip());
        var note = Note.parse(got("/tlog/checkpoint", ""));
        assertThat(note.signedBy(key)).isTrue();
        return Checkpoint.of(note);
    }

    @Test
    void is_derived_again_from_what_it_serves() {
        var checkpoint = checkpoint();
        int size = (int) checkpoint.size();
        var hashes = got("/tlog/tile/0/000.p/" + size, "");
        var entries = EntryBundle.read(got("/tlog/tile/entries/000.p/" + size, "auditor"));
        var grown = new GrowingTiles((level, n) -> new byte[0], 0);
        entries.forEach(entry -> grown.add(TreeHash.ofLeaf(entry)));
        assertThat(grown.root()).isEqualTo(checkpoint.root());
        for (int i = 0; i < size; i++) {
            assertThat(TreeHash.at(hashes, i)).isEqualTo(TreeHash.ofLeaf(entries.get(i)));
        }
        var cached = get("/tlog/tile/0/000.p/" + size, "").headers().firstValue("Cache-Control");
        assertThat(cached.orElse("")).contains("immutable");
        var narrower = got("/tlog/tile/0/000.p/3", "");
        assertThat(narrower).hasSize(96).isEqualTo(java.util.Arrays.copyOf(hashes, 96));
    }

    @Test
    void proves_an_entry_of_a_timeline() {
        var change = aChange().having("target", "k8s/payments/ledger").approved(api);
        var entry = entries(change).get(0).path("id").asText();
        assertThat(get("/api/v1/compliance/entries/" + entry + "/proof", "sre-one")
                        .statusCode())
                .as("not in the log yet")
                .isEqualTo(404);
        publish();
        var proof = LogProof.parse(new String(got("/api/v1/compliance/entries/" + entry + "/proof", "sre-one")));
        var key = NoteKey.of(new String(got("/tlog/key", "")).strip());
        var size = checkpoint().size();
        var bundle = EntryBundle.read(got("/tlog/tile/entries/000.p/" + size, "auditor"));
        assertThat(proof.proves(bundle.get((int) proof.index()), key)).isTrue();
        assertThat(proof.proves(bundle.get(0), key)).isFalse();
    }

    @Test
    void shows_nothing_that_was_not_signed() {
        long size = checkpoint().size();
        aChange().having("target", "k8s/payments/cart").approved(api);
        while (sequence.sequence() > 0) {
            // Sequenced, and not signed.
        }
        assertThat(checkpoint().size()).isEqualTo(size);
        assertThat(get("/tlog/tile/0/000.p/" + (size + 1), "").statusCode()).isEqualTo(404);
        assertThat(get("/tlog/tile/entries/000.p/" + (size + 1), "auditor").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tlog/tile/0/000",
                "/tlog/tile/0/001.p/1",
                "/tlog/tile/1/000.p/1",
                "/tlog/tile/0/0.p/1",
                "/tlog/tile/0/x000/000.p/1",
                "/tlog/tile/0/000.p/0",
                "/tlog/tile/0/000.p/256",
                "/tlog/tile/0/000.p/01",
                "/tlog/tile/0/../../secret",
                "/tlog/tile/63/000.p/1",
                "/tlog/tile/64/000.p/1",
                "/tlog/tile/-1/000.p/1",
                "/tlog/tile/0/x999/x999/x999/x999/x999/999.p/1"
            })
    void has_no_tile_of_another_name(String path) {
        assertThat(get(path, "auditor").statusCode()).isIn(400, 404);
    }

    @Test
    void shows_its_entries_to_none_who_does_not_see_every_project() {
        var bundle = "/tlog/tile/entries/000.p/1";
        assertThat(get(bundle, "").statusCode()).isEqualTo(401);
        assertThat(get(bundle, "owner-one").statusCode()).isEqualTo(403);
        assertThat(get("/api/v1/compliance/log.zip", "owner-one").statusCode()).isEqualTo(403);
        assertThat(get(bundle, "auditor").statusCode()).isEqualTo(200);
        for (var account : List.of("auditor", "security-one")) {
            var export = get("/api/v1/compliance/log.zip", account);
            assertThat(export.statusCode()).isEqualTo(200);
            assertThat(export.body()).startsWith('P', 'K');
        }
    }
}
