package dev.countersign.modeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.Api.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two at once, and a node that is killed between the steps: one outcome, exactly once. */
class Races_for_a_release extends ReleaseTest {

    @AfterEach
    void the_database_works_again() {
        for (var table : List.of("countersign.model_version", "public.act_ru_execution")) {
            jdbc.sql("drop trigger if exists sabotage on " + table).update();
        }
    }

    private List<Answer> atOnce(Callable<Answer> one, Callable<Answer> other) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var first = threads.submit(one);
            var second = threads.submit(other);
            return List.of(first.get(), second.get());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void two_who_decide_at_once() throws Exception {
        api.as("operator").send("PUT", "/directory/teams/process-owners/members/owner-one", Map.of());
        var release = requested();

        var answers = atOnce(() -> decide("modeler-two", release), () -> decide("owner-one", release));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        assertThat(carriedOut(release).text("status")).isEqualTo("released");
        assertThat(shown(release).body().path("decisions")).hasSize(1);
    }

    @Test
    void a_withdrawal_against_a_decision() throws Exception {
        var release = requested();

        var answers = atOnce(
                () -> api.as("modeler-one")
                        .post(release(release) + "/withdrawal", Map.of("reason", "On second thought.")),
                () -> decide("modeler-two", release));

        assertThat(answers.get(0).status()).isEqualTo(200);
        assertThat(answers.get(1).status()).isIn(201, 409);
        assertThat(carriedOut(release).text("status")).isEqualTo("withdrawn");
        assertThat(inForce(FORM).text("model/version")).isEqualTo("1");
        assertThat(instance(release)).isEmpty();
    }

    @Test
    void two_releases_from_the_same_version() {
        var one = request(draft());
        var other = request(draft(FORM, "\"required\": true", "\"required\":  true"));
        approved(one);
        approved(other);

        assertThat(carriedOut(one).text("status")).isEqualTo("released");
        assertThat(carriedOut(other).text("status")).isEqualTo("failed");
        assertThat(shown(other).text("problem")).contains("has moved on to version 2");
        assertThat(inForce(FORM).text("model/version")).isEqualTo("2");
    }

    /** The engine's part of the job is lost: what was deployed stays deployed, and is not deployed again. */
    @Test
    void a_node_that_is_killed_after_the_deployment() {
        var release = approved(requested());
        runTimer(release);
        sabotage("public.act_ru_execution", "update or delete");
        assertThatThrownBy(() -> carriedOut(release)).isInstanceOf(RuntimeException.class);
        assertThat(shown(release).text("status")).isEqualTo("released");
        the_database_works_again();
        time.advance(Duration.ofMinutes(2));

        assertThat(carriedOut(release).text("status")).isEqualTo("released");
        assertThat(instance(release)).isEmpty();
        assertThat(inForce(FORM).text("model/version")).isEqualTo("2");
        assertThat(entriesOf(release)).containsExactly("release_requested", "release_decided", "model_released");
    }

    @Test
    void a_release_that_the_database_does_not_take_has_failed_and_leaves_its_draft() {
        var release = approved(requested());
        sabotage("countersign.model_version", "insert");

        carriedOut(release);

        assertThat(shown(release).text("status")).isEqualTo("failed");
        assertThat(shown(release).text("problem")).startsWith("The engine does not take it");
        assertThat(draftOf(release).text("closedAs")).isEmpty();
        assertThat(inForce(FORM).text("model/version")).isEqualTo("1");
        assertThat(instance(release)).isEmpty();
        the_database_works_again();
        assertThat(released(draftOf(release)).text("status")).isEqualTo("released");
    }

    private void runTimer(Answer release) {
        due(release)
                .forEach(job -> door.open(() -> engine.getManagementService().executeJob(job.getId())));
    }

    private void sabotage(String table, String events) {
        jdbc.sql("""
                create or replace function countersign.sabotage() returns trigger language plpgsql as $$
                begin raise exception 'sabotage'; end $$""").update();
        jdbc.sql("create trigger sabotage before " + events + " on " + table
                        + " for each row execute function countersign.sabotage()")
                .update();
    }
}
