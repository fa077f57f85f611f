package dev.countersign.system;

import static dev.countersign.breakglass.AnEmergency.aRollback;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static dev.countersign.breakglass.AnEmergency.startOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.Api;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Law 5 against a whole cluster: the engines of its nodes disagree about the time by hours, the clock of the database jumps,
 * no job runs on any node, and then all of them are down for longer than the sessions.
 */
class Sessions_of_a_cluster_that_went_down {

    private static final int SESSIONS = 20;
    private static final String OPEN = "select count(*) from countersign.session where status = 'open'";

    private final Path home = HomeUnderTarget.named("wrong-clocks");
    private final List<Api.Answer> sessions = new ArrayList<>();

    @Test
    void are_over_at_their_time_on_every_node_and_written_down_within_a_minute_of_the_next_start() throws Exception {
        try (var database = OperatorsDatabase.start(home)) {
            database.isOffBy(Duration.ofHours(-3));
            try (var fast = node(database, "fast", Duration.ofHours(3));
                    var slow = node(database, "slow", Duration.ofHours(-5))) {
                for (var node : List.of(fast, slow)) {
                    await().atMost(Duration.ofMinutes(3))
                            .until(() -> node.output().contains("Countersign is ready"));
                    await().atMost(Duration.ofSeconds(30))
                            .until(() -> node.output().contains("it runs no jobs until it is right"));
                    assertThat(node.isReady()).isFalse();
                }
                var nodes = List.of(Api.at(fast.url()), Api.at(slow.url()));
                open(nodes);
                expire(nodes, database);
                fast.kill();
                slow.kill();
            }
            database.isOffBy(Duration.ZERO);
            assertThat(database.count(OPEN)).as("nobody has tidied").isEqualTo(SESSIONS);
            startAgain(database);
        }
    }

    private RunningApplication node(OperatorsDatabase database, String name, Duration off) {
        var keys = "--countersign.permits.keys=" + home.resolveSibling("permits.jwks.json");
        return RunningApplication.startOff(off, home.resolve(name), database.arguments(keys));
    }

    /** Whichever node is asked. */
    private void open(List<Api> nodes) {
        for (int i = 0; i < SESSIONS; i++) {
            var opening = anEmergency().of("INC-" + i, "sev1").lasting("PT10M").opening();
            sessions.add(expect(201, nodes.get(i % 2).as("commander").post("/break-glass", opening)));
            var permit = ask(nodes.get((i + 1) % 2), sessions.get(i));
            expect(201, permit);
            expect(200, redeem(nodes.get(i % 2), permit));
        }
    }

    private void expire(List<Api> nodes, OperatorsDatabase database) throws Exception {
        var behind = Duration.ofHours(-3);
        database.isOffBy(behind.plusMinutes(9));
        var last = new ArrayList<Api.Answer>();
        for (int i = 0; i < SESSIONS; i++) {
            last.add(expect(201, ask(nodes.get(i % 2), sessions.get(i))));
            assertThat(last.get(i).text("expiresAt"))
                    .as("no permit outlives its session")
                    .isLessThanOrEqualTo(sessions.get(i).text("expiresAt"));
        }
        database.isOffBy(behind.plusMinutes(11));
        for (int i = 0; i < SESSIONS; i++) {
            for (var node : nodes) {
                refused(403, "session_over", ask(node, sessions.get(i)));
                refused(410, "session_over", redeem(node, last.get(i)));
                assertThat(look(node, sessions.get(i)).text("endReason")).isEqualTo("expired");
            }
        }
        assertThat(database.count(OPEN)).as("by the clock alone").isEqualTo(SESSIONS);
    }

    private void startAgain(OperatorsDatabase database) throws Exception {
        long start = System.nanoTime();
        try (var node = node(database, "right", Duration.ZERO)) {
            node.awaitReady();
            long ready = System.nanoTime();
            refused(403, "session_over", ask(Api.at(node.url()), sessions.get(0)));
            await().atMost(Duration.ofSeconds(60)).until(() -> database.count(OPEN) == 0);
            long done = System.nanoTime();
            System.out.printf(
                    "%d sessions written down %.1f s after readiness, %.1f s after the start%n",
                    SESSIONS, (done - ready) / 1e9, (done - start) / 1e9);
            assertThat(database.count("select count(*) from countersign.session where ended_at <> expires_at"))
                    .as("ended when they were over, not when that was written down")
                    .isZero();
            assertThat(look(Api.at(node.url()), sessions.get(0)).text("owes/what"))
                    .isEqualTo("closure");
        }
    }

    private static Api.Answer ask(Api node, Api.Answer session) {
        return node.as("commander").post("/break-glass/" + session.text("id") + "/actions", aRollback());
    }

    private static Api.Answer redeem(Api node, Api.Answer permit) {
        return node.as("commander").post("/break-glass/permits/" + permit.text("id") + "/redemptions", startOf(permit));
    }

    private static Api.Answer look(Api node, Api.Answer session) {
        return expect(200, node.as("auditor").get("/break-glass/" + session.text("id")));
    }

    private static Api.Answer expect(int status, Api.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        return answer;
    }

    private static void refused(int status, String code, Api.Answer answer) {
        assertThat(Map.of(answer.status(), answer.code())).isEqualTo(Map.of(status, code));
    }
}
