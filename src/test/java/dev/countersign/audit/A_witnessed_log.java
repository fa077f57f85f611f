package dev.countersign.audit;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.audit.LogSettings.WitnessAt;
import dev.countersign.audit.tlog.AddCheckpoint;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.NoteKey;
import dev.countersign.audit.verify.VerifyCommand;
import dev.countersign.audit.witness.Witness;
import dev.countersign.audit.witness.WitnessServer;
import dev.countersign.platform.DatabaseTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** A node of the log, and a witness that runs beside it. */
class A_witnessed_log extends LogTest {

    @Autowired
    private SequencerDatabase database;

    @Autowired
    private StartLog startLog;

    @Autowired
    private DatabaseTime time;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream loud = new ByteArrayOutputStream();
    private Witness witness;
    private WitnessServer server;
    private LogSettings settings;

    @BeforeEach
    void a_witness_begins() throws IOException {
        witness = new Witness(
                new Witness.Setting(
                        folder.resolve("witness"),
                        "witness.example/w1",
                        List.of(keys.signer(ORIGIN).key()),
                        Duration.ZERO),
                new PrintStream(loud, true, StandardCharsets.UTF_8),
                Clock.systemUTC());
        server = new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        settings = watchedBy(witness.key());
    }

    private LogSettings watchedBy(NoteKey key) {
        var at = new WitnessAt(URI.create("http://127.0.0.1:" + server.port() + "/"), key.vkey());
        return new LogSettings(true, Duration.ofMillis(200), null, null, null, List.of(at));
    }

    @AfterEach
    void it_ends() throws IOException {
        server.close();
    }

    /** One node, from its start. */
    private final class Node {
        private final AskWitnesses ask = new AskWitnesses(settings, database);
        private final RunLog run = new RunLog(startLog, sequence, sign, ask);

        Health goesOn() throws InterruptedException {
            run.begin();
            run.run();
            ask.ask();
            return run.health();
        }
    }

    private Note note() {
        return Note.parse(log.head().orElseThrow().note());
    }

    private Path exported() throws IOException {
        var file = folder.resolve("log.zip");
        try (var out = Files.newOutputStream(file)) {
            new WriteLogExport(log, keys, new FindCheckpoint(log, settings, time)).write(out);
        }
        return file;
    }

    private int verify(Path export, NoteKey... witnesses) {
        var arguments = new java.util.ArrayList<>(
                List.of(export.toString(), keys.signer(ORIGIN).key().vkey()));
        for (var key : witnesses) {
            arguments.addAll(List.of("--witness", key.vkey()));
        }
        said.reset();
        return VerifyCommand.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void bears_the_cosignature_in_its_checkpoint_its_proofs_and_its_export() throws Exception {
        var change = aChange().approved(api);
        assertThat(new Node().goesOn().getStatus()).isEqualTo(Status.UP);
        assertThat(note().witnessedBy(witness.key())).isPresent();
        assertThat(api.as("auditor").get("/changes/" + change.text("id")).status())
                .isEqualTo(200);
        assertThat(jdbc.sql("select note from countersign.audit_checkpoint order by size desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo(note().written());
        assertThat(verify(exported(), witness.key())).as(said.toString()).isZero();
        assertThat(said.toString()).contains("VERIFIED", "witness  witness.example/w1, at ");
        var other = new NoteKey("witness.example/w2", NoteKey.WITNESS, new byte[32]);
        assertThat(verify(exported(), witness.key(), other)).isEqualTo(1);
        assertThat(said.toString()).contains("checkpoint: is not co-signed by the witness " + other.vkey());
        assertThat(verify(exported(), keys.signer(ORIGIN).key()))
                .as("the log is no witness of itself")
                .isEqualTo(1);
    }

    @Test
    void does_not_wait_for_a_witness_whose_answer_never_ends() throws Exception {
        aChange().approved(api);
        new Node().goesOn();
        var asked = new CountDownLatch(1);
        var endless = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endless.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('-');
            exchange.getResponseBody().flush();
            asked.countDown();
        });
        endless.start();
        try {
            var at = new WitnessAt(
                    URI.create("http://127.0.0.1:" + endless.getAddress().getPort()),
                    witness.key().vkey());
            var request = new AddCheckpoint(0, List.of(), note());
            assertThatThrownBy(
                            () -> new AskedWitness(at, HttpClient.newHttpClient(), Duration.ofMillis(200)).ask(request))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not end");
            assertThat(asked.getCount()).isZero();
        } finally {
            endless.stop(0);
        }
    }

    @Test
    void bears_it_once_when_two_nodes_ask() throws Exception {
        var one = new Node();
        var two = new Node();
        for (int i = 0; i < 3; i++) {
            aChange().approved(api);
            assertThat(one.goesOn().getStatus()).isEqualTo(Status.UP);
            assertThat(two.goesOn().getStatus()).isEqualTo(Status.UP);
            one.ask.ask();
            assertThat(note().lines()).hasSize(2);
        }
        assertThat(witness.complaints()).isEmpty();
    }

    @Test
    void is_exported_as_it_was_cosigned_last_while_it_grows() throws Exception {
        aChange().approved(api);
        new Node().goesOn();
        var cosigned = note();
        aChange().approved(api);
        sequenceAll();
        assertThat(sign.sign()).isTrue();
        assertThat(note().lines()).hasSize(1);
        assertThat(verify(exported(), witness.key())).as(said.toString()).isZero();
        assertThat(said.toString())
                .contains("entries  " + Checkpoint.of(cosigned).size());
    }

    @Test
    void goes_on_without_a_witness_that_cannot_be_reached_and_says_so() throws Exception {
        var node = new Node();
        it_ends();
        aChange().approved(api);
        var health = node.goesOn();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails().toString()).contains("witness.example/w1", "cannot be asked");
        assertThat(note().signedBy(keys.signer(ORIGIN).key())).isTrue();
        a_witness_begins();
        assertThat(new Node().goesOn().getDetails()).isEmpty();
    }

    @Test
    void takes_no_cosignature_of_another_key() throws Exception {
        settings = watchedBy(new NoteKey("witness.example/w1", NoteKey.WITNESS, new byte[32]));
        aChange().approved(api);
        assertThat(new Node().goesOn().getDetails().toString()).contains("makes no sense");
        assertThat(note().lines()).hasSize(1);
    }

    @Test
    void is_not_signed_after_yesterdays_database_was_restored_and_the_witness_shouts() throws Exception {
        var yesterday = twoDays();
        rollBackTo(yesterday);
        var health = new Node().goesOn();
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("complaint").toString()).contains("rolled back");
        assertThat(health.getDetails().get("witnesses").toString()).contains("rolled back");
        assertThat(log.head().orElseThrow().noted())
                .isEqualTo(Checkpoint.of(yesterday).size());
        assertThat(witness.complaints()).contains("ROLLED BACK");
        assertThat(loud.toString(StandardCharsets.UTF_8)).contains("THE WITNESS COMPLAINS");
    }

    /** Whoever restores the keys' folder together with the database: the node knows no better, the witness does. */
    @Test
    void is_signed_where_the_guard_was_restored_with_it_and_the_witness_refuses_and_shouts() throws Exception {
        var yesterday = twoDays();
        rollBackTo(yesterday);
        Files.writeString(keys.beside("log.last-signed"), yesterday.written());
        var node = new Node();
        assertThat(node.goesOn().getStatus()).as("before anything new").isEqualTo(Status.DOWN);
        aChange().having("title", "Another history").approved(api);
        var health = node.goesOn();
        assertThat(log.head().orElseThrow().noted())
                .isGreaterThan(Checkpoint.of(yesterday).size());
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).doesNotContainKey("complaint").containsKey("witnesses");
        assertThat(note().lines()).hasSize(1);
        assertThat(witness.complaints()).contains("ROLLED BACK");
        for (int i = 0; i < 3; i++) {
            aChange().having("title", "Another history " + i).approved(api);
            assertThat(node.goesOn().getStatus()).isEqualTo(Status.DOWN);
        }
        assertThat(witness.complaints()).as("by now it is longer").contains("NOT CONSISTENT");
        assertThat(note().lines()).hasSize(1);
    }

    private Note twoDays() throws Exception {
        var node = new Node();
        aChange().approved(api);
        assertThat(node.goesOn().getStatus()).isEqualTo(Status.UP);
        var yesterday = note();
        aChange().approved(api);
        aChange().approved(api);
        assertThat(node.goesOn().getStatus()).isEqualTo(Status.UP);
        assertThat(witness.complaints()).isEmpty();
        return yesterday;
    }

    @Test
    void is_down_with_a_sentence_where_its_key_cannot_be_used() throws Exception {
        var node = new Node();
        aChange().approved(api);
        assertThat(node.goesOn().getStatus()).isEqualTo(Status.UP);
        var file = keys.beside("log.ed25519");
        var key = Files.readAllBytes(file);
        try {
            for (var broken : List.of(new byte[0], new byte[80], java.util.Arrays.copyOf(key, 70))) {
                Files.write(file, broken);
                aChange().approved(api);
                var health = node.goesOn();
                assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                assertThat(health.getDetails().get("complaint").toString()).contains("log.ed25519", "cannot be used");
            }
        } finally {
            Files.write(file, key);
        }
        assertThat(node.goesOn().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void is_down_where_what_was_signed_last_cannot_be_read() throws Exception {
        var node = new Node();
        aChange().approved(api);
        node.goesOn();
        Files.writeString(keys.beside("log.last-signed"), "nonsense");
        aChange().approved(api);
        var health = node.goesOn();
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("complaint").toString()).contains("log.last-signed");
    }
}
