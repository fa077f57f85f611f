package dev.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Kills an application under load again and again, and looks after each start, and at the end, for anything lost and any
 * law broken (law 10). The first find ends it; the home stays as it was found.
 */
public final class KillsUnderLoad {

    private enum Victim {
        APPLICATION,
        BOTH,
        DATABASE_FIRST,
        STARTING_APPLICATION
    }

    private final Path home;
    private final Random random;
    private final Clients clients;
    private final Map<Victim, Integer> kills = new EnumMap<>(Victim.class);
    private RunningApplication application;

    private KillsUnderLoad(Path home, int clients, long seed) {
        this.home = home;
        this.random = new Random(seed);
        this.clients = Clients.start(clients, seed);
    }

    /**
     * @param kills how many under load; kills of an application that is still starting come on top
     * @param seed of the random numbers; moments depend on the machine as well
     */
    public static void run(Path home, int kills, int clients, long seed) throws Exception {
        say("%d kills, %d clients, -Dcountersign.seed=%d, home %s", kills, clients, seed, home);
        new KillsUnderLoad(home, clients, seed).run(kills);
    }

    private void run(int wanted) throws Exception {
        try {
            for (int kill = 1; kill <= wanted; kill++) {
                if (random.nextInt(8) == 0) {
                    killStarting();
                }
                start();
                awaitLoad();
                kill();
                report("Kill %d of %d".formatted(kill, wanted));
            }
            start();
            end();
        } finally {
            application.close();
        }
    }

    /** Whatever of it lives on, the next start has to deal with. */
    private void killStarting() throws InterruptedException {
        application = RunningApplication.start(home, arguments());
        assertThat(application.endsWithin(Duration.ofMillis(random.nextInt(12_000))))
                .as(application.output())
                .isFalse();
        application.kill();
        count(Victim.STARTING_APPLICATION);
    }

    private void start() throws Exception {
        var begun = Instant.now();
        application = RunningApplication.start(home, arguments());
        application.awaitReady();
        var ready = Instant.now();
        lookForLosses();
        repeat(sample(clients.acknowledged(), 10));
        say("ready after %.1f s, looked through in %.1f s", seconds(begun, ready), seconds(ready, Instant.now()));
        clients.findItAt(application.url());
    }

    private static String[] arguments() {
        return new String[] {"--countersign.directory.tokens." + Sent.PIPELINE + "=" + Sent.TOKEN};
    }

    /** A random moment as the load sees it, however fast the machine is. */
    private void awaitLoad() {
        int until = clients.acknowledgements() + 1 + random.nextInt(80);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> clients.acknowledgements() >= until
                        || !clients.surprises().isEmpty());
        assertThat(clients.surprises()).isEmpty();
    }

    private void kill() throws InterruptedException {
        assertThat(application.endsWithin(Duration.ofMillis(random.nextInt(150))))
                .isFalse();
        var server = application.database().orElseThrow();
        var victim = List.of(Victim.APPLICATION, Victim.APPLICATION, Victim.BOTH, Victim.DATABASE_FIRST)
                .get(random.nextInt(4));
        if (victim != Victim.APPLICATION) {
            server.destroyForcibly();
        }
        if (victim == Victim.DATABASE_FIRST) {
            assertThat(application.endsWithin(Duration.ofMillis(random.nextInt(1_000))))
                    .isFalse();
        }
        application.kill();
        clients.loseIt();
        count(victim);
    }

    private void end() throws Exception {
        clients.finish();
        lookForLosses();
        readOverHttp();
        repeat(clients.acknowledged());
        lookForLosses();
        report("All is there");
        application.stop();
    }

    private void lookForLosses() throws SQLException, IOException {
        var acknowledged = clients.acknowledged();
        try (var connection = application.connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            assertThat(Losses.in(connection, acknowledged)).as("lost").isEmpty();
            assertThat(BrokenLaws.in(connection)).as("broken").isEmpty();
        }
        assertThat(clients.surprises()).as("answers").isEmpty();
    }

    private void repeat(Collection<Acknowledged> told) {
        for (var once : told) {
            assertThat(once.act().to(application.url()))
                    .as("a repeat of %s", once)
                    .hasValueSatisfying(again ->
                            assertThat(once.isAgain(again)).as(again.toString()).isTrue());
        }
    }

    /** Each change as somebody reads it who took no part: with every decision and execution that was acknowledged. */
    private void readOverHttp() {
        var auditor = Api.at(application.url()).as("auditor");
        var rows = new HashMap<String, Set<String>>();
        clients.acknowledged().stream()
                .filter(told -> !told.row().startsWith("prm_")) // the latest alone is shown
                .forEach(told -> rows.computeIfAbsent(told.change(), id -> new HashSet<>())
                        .add(told.row()));
        rows.forEach((change, acknowledged) -> {
            var shown = auditor.get("/changes/" + change);
            var ids = new HashSet<>(shown.body().findValuesAsText("id"));
            assertThat(shown.status()).as(change).isEqualTo(200);
            assertThat(ids).as(change).containsAll(acknowledged);
        });
    }

    private static List<Acknowledged> sample(List<Acknowledged> all, int size) {
        var some = new ArrayList<>(all);
        Collections.shuffle(some);
        return some.subList(0, Math.min(size, some.size()));
    }

    private void count(Victim victim) {
        kills.merge(victim, 1, Integer::sum);
    }

    private void report(String what) {
        say(
                "%s: %s; %d acts acknowledged, %d changes through; %d acts repeated, of which %d had happened",
                what,
                kills,
                clients.acknowledgements(),
                clients.lives.get(),
                clients.repeated.get(),
                clients.hadHappened.get());
    }

    private static double seconds(Instant from, Instant until) {
        return Duration.between(from, until).toMillis() / 1000.0;
    }

    private static void say(String format, Object... values) {
        System.out.println(Instant.now() + " " + String.format(format, values));
    }
}
