package dev.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** kill -9 at any moment: it just starts again, and what the database acknowledged is there. */
class A_killed_application {

    private final Random random = new Random();

    @Test
    void just_starts_again_and_has_lost_nothing() throws Exception {
        var home = HomeUnderTarget.named("killed");
        long seed = Long.getLong("countersign.seed", System.nanoTime());
        random.setSeed(seed);
        System.out.println("Moments of the kills: -Dcountersign.seed=" + seed);

        killSoonAfter(home, "programs.new");
        killSoonAfter(home, "database.new");
        killSoonAfter(home, "database");
        long acknowledged = killBothWhileWriting(home);
        killSoonAfter(home, "lock");
        killAloneAfterAStartOverAStrangersProcessFile(home, acknowledged);
        startBesideTheOrphan(home, acknowledged);
    }

    /** At a random moment after a step of the start. Whatever lives on of it, the next start has to deal with. */
    private void killSoonAfter(Path home, String step) throws InterruptedException {
        var application = RunningApplication.start(home);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.exists(home.resolve(step)) || application.endsWithin(Duration.ZERO));
        assertThat(application.endsWithin(Duration.ofMillis(random.nextInt(1_500))))
                .as(application.output())
                .isFalse();
        application.kill();
    }

    private long killBothWhileWriting(Path home) throws Exception {
        var killed = RunningApplication.start(home).awaitReady();
        try (var connection = killed.connect()) {
            connection.createStatement().execute("create table acknowledged (id bigint)");
            var killer = CompletableFuture.runAsync(() -> killBoth(killed), after(500 + random.nextInt(1_000)));
            long acknowledged = writeUntilCutOff(connection);
            killer.get(30, TimeUnit.SECONDS);
            assertThat(acknowledged).isPositive();
            return acknowledged;
        }
    }

    private static void killAloneAfterAStartOverAStrangersProcessFile(Path home, long acknowledged) throws Exception {
        RunningApplication.endDatabaseOf(home);
        Files.writeString(
                home.resolve("database/files/postmaster.pid"),
                ProcessHandle.current().pid() + "\n/\n1\n1\n\n127.0.0.1\n\nready\n");
        var application = RunningApplication.start(home).awaitReady();
        assertThat(written(application)).isBetween(acknowledged, acknowledged + 1);
        application.kill();
        assertThat(application.database()).as("the orphan").isPresent();
    }

    private static void startBesideTheOrphan(Path home, long acknowledged) throws Exception {
        try (var application = RunningApplication.start(home).awaitReady()) {
            assertThat(application.output()).contains("Stopping the embedded PostgreSQL of an earlier start");
            assertThat(written(application)).isBetween(acknowledged, acknowledged + 1);
            application.stop();
            assertThat(application.database()).isEmpty();
        }
    }

    private static long writeUntilCutOff(Connection connection) {
        long acknowledged = 0;
        try (var insert = connection.prepareStatement("insert into acknowledged values (1)")) {
            while (true) {
                insert.executeUpdate();
                acknowledged++;
            }
        } catch (SQLException e) {
            return acknowledged;
        }
    }

    private static long written(RunningApplication application) throws SQLException, IOException {
        try (var connection = application.connect();
                var rows = connection.createStatement().executeQuery("select count(*) from acknowledged")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void killBoth(RunningApplication application) {
        try {
            application.kill();
            application.killDatabase();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Executor after(long millis) {
        return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    }
}
