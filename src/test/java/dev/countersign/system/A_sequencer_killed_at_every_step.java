package dev.countersign.system;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.Api;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.GrowingTiles;
import dev.countersign.audit.tlog.MerkleTree;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.Tiles;
import dev.countersign.audit.tlog.TreeHash;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two nodes lead one log. Whichever is at it stops at a statement, which waits for a lock that the test has, and is killed
 * there; acts go on meanwhile, and the other node goes on with the log.
 */
class A_sequencer_killed_at_every_step {

    /** Where it stops: the trigger that stops it. */
    private static final Map<String, String> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put("entries taken out", "after delete on countersign.audit_pending for each statement");
        STEPS.put("some leaves written", "after insert on countersign.audit_leaf for each row when (new.idx % 3 = 1)");
        STEPS.put("openings sealed", "after insert on countersign.audit_sealed for each row");
        STEPS.put("tiles grown", "after insert or update on countersign.audit_tile for each row");
        STEPS.put("head grown", "after update of size on countersign.audit_head for each row");
        STEPS.put("checkpoint kept beside its key", "before update of note on countersign.audit_head for each row");
        STEPS.put("checkpoint written", "after insert on countersign.audit_checkpoint for each row");
    }

    private static final int LOCK = 4711;
    private static final String ALL = "select string_agg(id, ' ' order by id) from countersign.audit_entry";
    private static final String STUCK = "select min(application_name) from pg_stat_activity a join pg_locks l"
            + " on l.pid = a.pid where not l.granted and a.application_name like 'node-%'";

    private final Path home = HomeUnderTarget.named("killed-sequencer");
    private final Map<String, RunningApplication> nodes = new LinkedHashMap<>();
    private int changes;

    @Test
    void loses_no_entry_has_none_twice_and_forks_nothing() throws Exception {
        try (var database = OperatorsDatabase.start(home)) {
            start(database, "node-a");
            nodes.get("node-a").awaitReady();
            start(database, "node-b");
            prepare(database);
            for (var step : STEPS.entrySet()) {
                kill(database, step.getKey(), step.getValue());
            }
            killBetweenBatchAndSignature(database);
            holds(database);
        } finally {
            nodes.values().forEach(RunningApplication::close);
        }
    }

    private void start(OperatorsDatabase database, String name) {
        nodes.put(
                name,
                RunningApplication.start(
                        home.resolve(name),
                        database.arguments(
                                "--spring.datasource.hikari.data-source-properties.ApplicationName=" + name,
                                "--countersign.audit.keys=" + home.resolveSibling("keys"),
                                "--countersign.permits.keys=" + home.resolveSibling("permits.jwks.json"))));
    }

    private static void prepare(OperatorsDatabase database) throws Exception {
        database.tell("approvals", """
                create function countersign.stop_here() returns trigger language plpgsql as $$
                begin
                    perform pg_advisory_lock_shared(%1$d);
                    perform pg_advisory_unlock_shared(%1$d);
                    return new;
                end $$""".formatted(LOCK));
    }

    private void kill(OperatorsDatabase database, String step, String trigger) throws Exception {
        ready();
        try (var test = database.connect();
                var statement = test.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            statement.execute("create trigger stop_here " + trigger + " execute function countersign.stop_here()");
            act();
            var stuck = stuck(database, step);
            act();
            var acknowledged = ids(database);
            nodes.get(stuck).kill();
            System.out.println("Killed " + stuck + ": " + step);
            start(database, stuck);
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            statement.execute("drop trigger stop_here on " + trigger.replaceAll(".* on (\\S+) .*", "$1"));
            signs(database, step, acknowledged);
        }
    }

    /** While the batch is not committed yet the test asks for what signing reads, and gets it as soon as it is. */
    private void killBetweenBatchAndSignature(OperatorsDatabase database) throws Exception {
        ready();
        try (var test = database.connect();
                var other = database.connect();
                var statement = test.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            statement.execute("create trigger stop_here " + STEPS.get("head grown")
                    + " execute function countersign.stop_here()");
            act();
            stuck(database, "head grown");
            other.setAutoCommit(false);
            var locking = new Thread(() -> {
                try (var lock = other.createStatement()) {
                    lock.execute("lock table countersign.audit_tile in access exclusive mode");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            locking.start();
            await().until(() ->
                    database.count("select count(*) from pg_locks where not granted and mode = 'AccessExclusiveLock'")
                            == 1);
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            locking.join();
            var acknowledged = ids(database);
            var stuck = stuck(database, "between batch and signature");
            assertThat(database.count("select size - noted from countersign.audit_head"))
                    .as("committed and not signed")
                    .isPositive();
            nodes.get(stuck).kill();
            start(database, stuck);
            other.rollback();
            statement.execute("drop trigger stop_here on countersign.audit_head");
            signs(database, "between batch and signature", acknowledged);
        }
    }

    private void ready() {
        nodes.values().forEach(RunningApplication::awaitReady);
    }

    /** Nobody has to wait for the log: through every node, while one is stuck in it. */
    private void act() {
        for (var node : nodes.values()) {
            var answer =
                    aChange().having("target", "k8s/payments/app-" + changes++).submit(Api.at(node.url()));
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        }
    }

    private static String stuck(OperatorsDatabase database, String step) {
        return await(step).atMost(Duration.ofSeconds(30)).until(() -> database.ask(STUCK), found -> found != null);
    }

    private static Set<String> ids(OperatorsDatabase database) throws Exception {
        return new TreeSet<>(List.of(database.ask(ALL).split(" ")));
    }

    private static void signs(OperatorsDatabase database, String step, Set<String> acknowledged) throws Exception {
        await(step)
                .atMost(Duration.ofSeconds(60))
                .until(() -> database.count("select count(*) from countersign.audit_pending") == 0
                        && database.count("select size - noted from countersign.audit_head") == 0);
        var sequenced = database.ask("select string_agg(id, ' ' order by id) from countersign.audit_leaf")
                .split(" ");
        assertThat(sequenced).as(step).doesNotHaveDuplicates().containsAll(acknowledged);
    }

    /** Every tree that was ever signed is what the log begins with. */
    private static void holds(OperatorsDatabase database) throws Exception {
        var leaves = Stream.of(database.ask(
                                "select string_agg(encode(entry, 'hex'), ' ' order by idx) from countersign.audit_leaf")
                        .split(" "))
                .map(HexFormat.of()::parseHex)
                .toList();
        assertThat(database.count("select max(idx) + 1 from countersign.audit_leaf"))
                .as("dense")
                .isEqualTo(leaves.size());
        Map<GrowingTiles.Position, byte[]> kept = new LinkedHashMap<>();
        var tiles = new GrowingTiles((level, n) -> kept.get(new GrowingTiles.Position(level, n)), 0);
        leaves.forEach(leaf -> tiles.add(TreeHash.ofLeaf(leaf)));
        var tree = new MerkleTree(new Tiles(tiles));
        var notes = database.ask("select string_agg(note, '|') from countersign.audit_checkpoint")
                .split("\\|");
        assertThat(notes).hasSizeGreaterThan(STEPS.size());
        for (var note : notes) {
            var checkpoint = Checkpoint.of(Note.parse(note));
            assertThat(tree.root(checkpoint.size())).isEqualTo(checkpoint.root());
        }
    }
}
