package dev.countersign.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.audit.tlog.AddCheckpoint;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.NoteKey;
import dev.countersign.audit.tlog.TreeHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over HTTP, as C2SP tlog-witness says. */
class A_witness {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private final ALog log = ALog.named("log.example/one");
    private final ALog other = ALog.named("log.example/two");
    private final ByteArrayOutputStream loud = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private Witness witness;
    private WitnessServer server;

    @BeforeEach
    void begins() throws IOException {
        witness = open();
        server = new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private Witness open() throws IOException {
        var clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        var setting = new Witness.Setting(home, null, List.of(log.key(), other.key()), PATIENCE);
        return new Witness(setting, new PrintStream(loud, true, StandardCharsets.UTF_8), clock);
    }

    @AfterEach
    void ends() throws IOException {
        server.close();
    }

    private void starts_again() throws IOException {
        ends();
        begins();
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(HttpRequest.newBuilder(at("/add-checkpoint")).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> post(AddCheckpoint request) throws Exception {
        return post(request.written());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(at(path)));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private void cosigns(AddCheckpoint request) throws Exception {
        var answer = post(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Note.parse(request.checkpoint().written() + answer.body()).witnessedBy(witness.key()))
                .contains(now.getEpochSecond());
    }

    private void conflicts(AddCheckpoint request, long size) throws Exception {
        var answer = post(request);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo(size + "\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
    }

    private void refuses(int status, AddCheckpoint request) throws Exception {
        var answer = post(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("—");
    }

    private void complains(String what) throws Exception {
        assertThat(loud.toString(StandardCharsets.UTF_8)).contains("*** THE WITNESS COMPLAINS ***", what);
        assertThat(Files.readString(home.resolve("complaints")))
                .contains(what, log.key().name());
        var health = get("/health");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains(what);
    }

    private void isContent() throws Exception {
        assertThat(loud.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(home.resolve("complaints")).doesNotExist();
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void cosigns_what_goes_on_from_what_it_has_cosigned() throws Exception {
        assertThat(get("/" + WitnessHome.hash(log.key().name()) + "/checkpoint").statusCode())
                .isEqualTo(404);
        cosigns(log.from(0, 0));
        cosigns(log.from(0, 5));
        cosigns(log.from(5, 5));
        now = now.plusSeconds(10);
        cosigns(log.from(5, 700));
        cosigns(other.from(0, 3));
        var shown = Note.parse(
                get("/" + WitnessHome.hash(log.key().name()) + "/checkpoint").body());
        assertThat(shown.signedBy(log.key())).isTrue();
        assertThat(shown.witnessedBy(witness.key())).contains(now.getEpochSecond());
        assertThat(Checkpoint.of(shown).size()).isEqualTo(700);
        isContent();
    }

    @Test
    void tells_the_size_that_it_has_cosigned_where_another_is_named() throws Exception {
        conflicts(log.from(3, 5), 0);
        cosigns(log.from(0, 5));
        conflicts(log.from(0, 7), 5);
        conflicts(log.from(6, 7), 5);
        isContent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "old 0",
                "old 0\n",
                "old 0\n\n",
                "old 01\n\nNOTE",
                "old -1\n\nNOTE",
                "old 99999999999999999999\n\nNOTE",
                "new 0\n\nNOTE",
                "old  0\n\nNOTE",
                "OLD 0\n\nNOTE",
                "old 0\nnot base64\n\nNOTE",
                "old 0\nAAAA\n\nNOTE",
                "old 0\n\nlog.example/one\n5\n\n— log.example/one AAAAAAAA\n",
                "old 0\n\nlog.example/one\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "old 6\n\nNOTE"
            })
    void refuses_what_is_written_in_any_other_way(String body) throws Exception {
        var answer = post(body.replace("NOTE", log.checkpoint(5).written()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        isContent();
    }

    @Test
    void refuses_proofs_and_requests_that_are_too_long() throws Exception {
        var many = Collections.nCopies(64, TreeHash.EMPTY);
        refuses(400, new AddCheckpoint(0, many, log.checkpoint(5)));
        assertThat(post("old 0\n\n" + "x".repeat(70_000)).statusCode()).isEqualTo(400);
        assertThat(get("/add-checkpoint").statusCode()).isEqualTo(405);
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
        isContent();
    }

    @Test
    void knows_only_the_logs_that_it_was_told_of() throws Exception {
        refuses(404, ALog.named("log.example/stranger").from(0, 5));
        isContent();
    }

    @Test
    void believes_only_the_keys_that_it_was_told_of() throws Exception {
        var impostor = ALog.named(log.key().name());
        refuses(403, impostor.from(0, 5));
        var forged = new Note(log.checkpoint(6).text(), log.checkpoint(5).lines());
        refuses(403, new AddCheckpoint(0, List.of(), forged));
        var besides = log.checkpoint(5).with(impostor.checkpoint(5).lines().get(0));
        cosigns(new AddCheckpoint(0, List.of(), besides));
        assertThat(Files.readString(witnessed()))
                .doesNotContain(impostor.checkpoint(5).lines().get(0).written());
        isContent();
    }

    private Path witnessed() {
        return home.resolve(WitnessHome.hash(log.key().name()) + ".checkpoint");
    }

    @Test
    void does_not_cosign_an_empty_log_with_another_root_nor_a_proof_of_nothing() throws Exception {
        refuses(
                422,
                new AddCheckpoint(
                        0, List.of(), log.signed(new Checkpoint(log.key().name(), 0, log.root(1)))));
        refuses(422, new AddCheckpoint(0, List.of(TreeHash.EMPTY), log.checkpoint(5)));
        cosigns(log.from(0, 5));
        refuses(422, new AddCheckpoint(5, List.of(TreeHash.EMPTY), log.checkpoint(5)));
        isContent();
    }

    @Test
    void complains_of_a_log_that_is_two() throws Exception {
        cosigns(log.from(0, 5));
        refuses(422, log.fork(4).from(5, 5));
        complains("FORKED");
        assertThat(Files.readString(home.resolve("complaints")))
                .as("what proves it")
                .contains(log.root(5).base64(), log.fork(4).root(5).base64());
        cosigns(log.from(5, 9));
    }

    @Test
    void complains_of_a_log_that_is_two_whatever_old_size_is_named() throws Exception {
        cosigns(log.from(0, 5));
        conflicts(log.fork(4).from(2, 5), 5);
        complains("FORKED");
    }

    @Test
    void complains_of_a_log_that_does_not_begin_with_what_it_has_seen() throws Exception {
        cosigns(log.from(0, 5));
        refuses(422, log.fork(3).from(5, 9));
        complains("NOT CONSISTENT");
    }

    @Test
    void complains_of_a_log_that_was_rolled_back() throws Exception {
        cosigns(log.from(0, 5));
        cosigns(log.from(5, 9));
        now = now.plus(PATIENCE).plusSeconds(1);
        conflicts(log.from(0, 5), 9);
        complains("ROLLED BACK");
        starts_again();
        complains("ROLLED BACK");
        conflicts(log.fork(3).from(4, 6), 9);
        Files.delete(home.resolve("complaints"));
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void does_not_take_what_comes_late_for_rolled_back() throws Exception {
        cosigns(log.from(0, 3));
        cosigns(log.from(3, 5));
        now = now.plus(PATIENCE).minusSeconds(1);
        cosigns(log.from(5, 9));
        conflicts(log.from(3, 5), 9);
        conflicts(log.from(3, 4), 9);
        isContent();
        now = now.plusSeconds(2);
        conflicts(log.from(5, 6), 9);
        isContent();
        conflicts(log.from(3, 4), 9);
        complains("ROLLED BACK");
    }

    @Test
    void complains_once_of_the_same() throws Exception {
        cosigns(log.from(0, 5));
        for (int i = 0; i < 20; i++) {
            refuses(422, log.fork(3).from(5, 9 + i));
        }
        assertThat(loud.toString(StandardCharsets.UTF_8).split("COMPLAINS", -1)).hasSize(2);
    }

    @Test
    void knows_what_it_has_cosigned_after_a_start() throws Exception {
        cosigns(log.from(0, 5));
        var key = witness.key();
        starts_again();
        assertThat(witness.key()).isEqualTo(key);
        conflicts(log.from(0, 9), 5);
        refuses(422, log.fork(4).from(5, 5));
        cosigns(log.from(5, 9));
        assertThat(Files.getPosixFilePermissions(home.resolve("witness.ed25519")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void does_not_begin_on_what_it_did_not_leave_so() throws Exception {
        cosigns(log.from(0, 5));
        assertThatThrownBy(this::open).isInstanceOf(MalformedLog.class).hasMessageContaining("Another witness");
        ends();
        var kept = Files.readString(witnessed());
        Files.writeString(witnessed(), kept.replace("\n5\n", "\n4\n"));
        assertThatThrownBy(this::open).isInstanceOf(MalformedLog.class).hasMessageContaining("cannot be read");
        Files.writeString(witnessed(), "");
        assertThatThrownBy(this::open).isInstanceOf(MalformedLog.class).hasMessageContaining("cannot be read");
        Files.writeString(witnessed(), kept);
        begins();
        conflicts(log.from(0, 9), 5);
    }

    /** Whatever is sent, what it has co-signed is one tree that grows. */
    @Test
    void cosigns_nothing_but_one_growing_tree() throws Exception {
        var random = new Random(20261126);
        var fork = log.fork(7);
        long size = 0;
        var root = TreeHash.EMPTY;
        for (int i = 0; i < 2_000; i++) {
            long old = random.nextInt(4) == 0 ? random.nextInt(40) : size;
            long next = Math.max(old, random.nextInt(60) < 58 ? size + random.nextInt(3) : random.nextInt(300));
            var from = random.nextBoolean() ? log : fork;
            var proof = new ArrayList<>(from.proof(old, next));
            boolean mutated = random.nextInt(3) == 0 && !proof.isEmpty();
            if (mutated) {
                proof.set(random.nextInt(proof.size()), log.root(random.nextInt(50) + 301));
            }
            var request = new AddCheckpoint(old, proof, from.checkpoint(next));
            var answer = witness.add(request.written().getBytes(StandardCharsets.UTF_8));
            boolean may = old == size && !mutated && from.root(size).equals(root);
            assertThat(answer.status() == 200)
                    .as("from %d to %d, of %d: %s", old, next, size, answer)
                    .isEqualTo(may);
            size = may ? next : size;
            root = may ? from.root(next) : root;
        }
        assertThat(size).isGreaterThan(8);
    }

    @Test
    void looks_at_one_request_of_a_log_at_a_time() throws Exception {
        var size = new AtomicLong();
        var cosigned = Collections.synchronizedList(new ArrayList<Long>());
        var requests = new ArrayList<List<AddCheckpoint>>();
        for (int i = 0; i < 8; i++) {
            var own = new ArrayList<AddCheckpoint>();
            for (int n = 0; n < 40; n++) {
                own.add(log.from(n * 5L, n * 5L + 1 + i % 5));
                own.add(log.from(n * 5L + 1 + i % 5, n * 5L + 5));
            }
            requests.add(own);
        }
        var clients = Executors.newFixedThreadPool(8);
        Callable<Boolean> none = () -> true;
        var all = new ArrayList<Callable<Boolean>>(List.of(none));
        requests.forEach(own -> all.add(() -> {
            for (var request : own) {
                if (post(request).statusCode() == 200) {
                    cosigned.add(Checkpoint.of(request.checkpoint()).size());
                }
            }
            return true;
        }));
        for (var end : clients.invokeAll(all)) {
            end.get();
        }
        clients.shutdown();
        size.set(Checkpoint.of(Note.parse(Files.readString(witnessed()))).size());
        assertThat(cosigned).isNotEmpty().allMatch(one -> one <= size.get());
        assertThat(size.get()).isEqualTo(Collections.max(cosigned));
        isContent();
    }

    @Test
    void says_how_it_is_asked() {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(WitnessCommand.run(List.of(), print, print)).contains(2);
        assertThat(WitnessCommand.run(List.of("--log"), print, print)).contains(2);
        assertThat(WitnessCommand.run(List.of("--log", "no key"), print, print)).contains(2);
        assertThat(WitnessCommand.run(List.of("--log", witness.key().vkey()), print, print))
                .contains(2);
        assertThat(WitnessCommand.run(List.of("--log", log.key().vkey(), "--listen", "8099"), print, print))
                .contains(2);
        assertThat(WitnessCommand.run(
                        List.of("--log", log.key().vkey(), "--home", home.toString(), "--listen", "127.0.0.1:0"),
                        print,
                        print))
                .as("another is at work there")
                .contains(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--patience", "Another witness");
        assertThat(new NoteKey("a", NoteKey.WITNESS, new byte[32]).type())
                .isEqualTo(witness.key().type());
    }
}
