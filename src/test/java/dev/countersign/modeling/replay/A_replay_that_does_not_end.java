package dev.countersign.modeling.replay;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import dev.countersign.approval.Staff;
import dev.countersign.change.LifecycleTest;
import dev.countersign.directory.Directory;
import dev.countersign.platform.Actor;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.ProposedTables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class A_replay_that_does_not_end extends LifecycleTest {

    private static final String OWNER = "modeler-one";
    private static final Actor STARTER = new Actor(OWNER, OWNER, false, "password", "api");

    @Autowired
    private Replays replays;

    @Autowired
    private RunReplays runReplays;

    @Autowired
    private ProposedTables tables;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private Instant begin;
    private String draft;

    @BeforeEach
    void a_draft_and_a_change() {
        begin = time.now();
        aChange().submit(api);
        draft = expect(201, api.as(OWNER).post("/models/drafts", Map.of("name", "risk.dmn")))
                .text("id");
    }

    /** As a node begins it. */
    private ReplayJob begun(String node) {
        var staff = Staff.of(directory, time.now());
        var pinned = tables.pinned();
        var replay = new Replay(
                "rpl_" + node,
                draft,
                "sha256:" + "0".repeat(64),
                "risk.dmn",
                true,
                begin,
                time.now(),
                pinned.versions(),
                catalogue.digest(),
                staff.digest(),
                Replay.RUNNING,
                1,
                0,
                new Tally().counts(),
                List.of(),
                null,
                OWNER,
                time.now(),
                null,
                null);
        replays.insert(replay, node, STARTER);
        return new ReplayJob(
                replay, STARTER, catalogue, new Judge(pinned, catalogue, staff), new Judge(pinned, catalogue, staff));
    }

    private Api.Answer show(ReplayJob job) {
        return expect(200, api.as(OWNER).get("/models/replays/" + job.replay().id()));
    }

    private Api.Answer start() {
        return api.as(OWNER)
                .post(
                        "/models/drafts/" + draft + "/replays",
                        Map.of("from", begin.toString(), "until", time.now().toString()));
    }

    @Test
    void because_it_was_cancelled_writes_nothing_any_more() {
        var job = begun("another");

        var cancelled = expect(
                200,
                api.as("modeler-two").post("/models/replays/" + job.replay().id() + "/cancellation", Map.of()));
        assertThat(cancelled.text("status")).isEqualTo("cancelled");
        assertThat(cancelled.text("problem")).contains("modeler-two");
        runReplays.run(job);

        assertThat(show(job).text("status")).isEqualTo("cancelled");
        assertThat(show(job).body().path("done").asInt()).isZero();
        assertThat(show(job).body().has("result")).isFalse();
        assertThat(jdbc.sql("select count(*) from countersign.audit_entry where kind = 'replay_done'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(expect(
                                409,
                                api.as(OWNER)
                                        .post("/models/replays/" + job.replay().id() + "/cancellation", Map.of()))
                        .code())
                .isEqualTo("replay_over");
    }

    @Test
    void because_its_node_died_is_shown_as_failed_and_stands_in_nobodys_way() {
        var job = begun("gone");
        assertThat(show(job).text("status")).isEqualTo("running");
        assertThat(expect(409, start()).code()).isEqualTo("replay_running");

        time.advance(Replays.SILENCE.plus(Duration.ofSeconds(1)));
        assertThat(show(job).text("status")).isEqualTo("failed");
        assertThat(show(job).text("problem")).contains("node");

        expect(202, start());
        assertThat(jdbc.sql("select status from countersign.model_replay where id = ?")
                        .param(job.replay().id())
                        .query(String.class)
                        .single())
                .isEqualTo("failed");
        over();
    }

    @Test
    void because_something_failed_says_so() {
        var job = begun("broken");
        jdbc.sql("update countersign.change_revision set operation = 'no JSON'").update();

        runReplays.run(job);

        assertThat(show(job).text("status")).isEqualTo("failed");
        assertThat(show(job).text("problem")).contains("operators");
    }

    @Test
    void does_end_where_nothing_hinders_it() {
        var job = begun("busy");

        runReplays.run(job);

        assertThat(show(job).text("status")).isEqualTo("done");
        assertThat(show(job).body().path("done").asInt()).isEqualTo(1);
    }

    private void over() {
        var latest = "/models/drafts/" + draft + "/replays";
        while (api.as(OWNER).get(latest).text("items/0/status").equals("running")) {
            Thread.onSpinWait();
        }
    }
}
