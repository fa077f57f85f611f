package dev.countersign.laws;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

/** Two things at the same moment: whichever is first, what is stored afterwards could have happened one after the other. */
class A_decision_against_the_clock_and_the_directory extends Insider {

    @RepeatedTest(10)
    void the_last_decision_and_the_expiry_timer_are_never_both_right() throws Exception {
        var change = aChange().submit(api);
        assertThat(decide("sre-one", change).status()).isEqualTo(201);
        jdbc.sql("update countersign.change set due_at = clock_timestamp() + interval '60 milliseconds' where id = ?")
                .param(change.text("id"))
                .update();
        var job = jdbc.sql("""
                        select j.id_ from public.act_ru_job j join public.act_ru_execution i on i.id_ = j.process_instance_id_
                        join public.act_ru_jobdef d on d.id_ = j.job_def_id_
                        where i.business_key_ = ? and d.act_id_ = 'boundaryEvent_decisionOverdue'""").param(change.text("id")).query(String.class).single();

        var done = together(() -> decide("owner-one", change), () -> fire(job));

        var decided = (Answer) done.get(0);
        var status = again(change).text("status");
        if (decided.status() == 201) {
            assertThat(status).isEqualTo("approved");
        } else {
            assertThat(decided.code()).describedAs(decided.body().toString()).isEqualTo("change_closed");
            assertThat(decided.text("outcome/what")).isEqualTo("expired");
            refused(change, 409, "change_closed", () -> decide("owner-two", change));
        }
        assertThat(jdbc.sql("select count(*) from countersign.decision where change_id = ?")
                        .param(change.text("id"))
                        .query(Long.class)
                        .single())
                .isEqualTo(status.equals("approved") ? 2 : 1);
    }

    @RepeatedTest(10)
    void two_removals_from_the_team_and_a_decision_leave_no_vote_of_somebody_who_is_gone() throws Exception {
        var change = aChange().submit(api);
        var task = reviewTask(change);

        var done = together(
                () -> api.as("operator").delete("/directory/teams/sre/members/sre-one"),
                () -> api.as("operator").delete("/directory/teams/sre/members/sre-two"),
                () -> decide("sre-one", change),
                () -> complete("sre-two", task, approvalOf(change)));

        assertThat(done)
                .allSatisfy(answer -> assertThat(((Answer) answer).status())
                        .describedAs(((Answer) answer).body().toString())
                        .isLessThan(500));
        assertThat(((Answer) done.get(0)).status()).isEqualTo(204);
        assertThat(((Answer) done.get(1)).status()).isEqualTo(204);
        assertThat(again(change).text("stages/0/approvals")).isEmpty();
        assertThat(again(change).body().at("/stages/0/missing").asInt()).isEqualTo(1);
        decide("owner-one", change);
        assertThat(again(change).text("status")).isEqualTo("pending");
        refused(change, 409, "not_approved", () -> permit(change, "r-1"));
    }

    @RepeatedTest(5)
    void a_withdrawal_and_a_decision_leave_one_outcome() throws Exception {
        var change = aChange().submit(api);
        assertThat(decide("sre-one", change).status()).isEqualTo(201);
        var etag = again(change).etag();

        var done = together(
                () -> decide("owner-one", change),
                () -> api.as("requester")
                        .with("If-Match", etag)
                        .post(
                                path(change) + "/withdrawal",
                                java.util.Map.of("reason", "Superseded by another release.")));

        assertThat(done)
                .extracting(answer -> ((Answer) answer).status())
                .filteredOn(status -> (int) status < 300)
                .hasSize(1);
        assertThat(again(change).text("status"))
                .isEqualTo(((Answer) done.get(0)).status() == 201 ? "approved" : "withdrawn");
    }

    @RepeatedTest(5)
    void a_redemption_and_a_revision_leave_one_of_them() throws Exception {
        var change = aChange().approved(api);
        var permit = permit(change, "r-1");
        var etag = again(change).etag();

        var done = together(
                () -> redeem(permit, start(change, "r-1")),
                () -> api.as("requester")
                        .with("If-Match", etag)
                        .post(path(change) + "/revisions", java.util.Map.of("target", "k8s/payments/basket")));

        assertThat(done)
                .extracting(answer -> ((Answer) answer).status())
                .filteredOn(status -> (int) status < 300)
                .hasSize(1);
        assertThat(again(change).text("status"))
                .isEqualTo(((Answer) done.get(0)).status() == 200 ? "executing" : "pending");
    }

    /** As the job executor would: again until it went through or its job is gone. */
    private Object fire(String job) {
        for (int i = 0; i < 1000; i++) {
            if (jdbc.sql("select count(*) from public.act_ru_job where id_ = ?")
                            .param(job)
                            .query(Long.class)
                            .single()
                    == 0) {
                return "gone";
            }
            try {
                door.open(() -> engine.getManagementService().executeJob(job));
            } catch (RuntimeException tooEarlyOrTooLate) {
                Thread.onSpinWait();
            }
        }
        return Duration.ZERO;
    }

    @SafeVarargs
    private static List<Object> together(Callable<Object>... acts) throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(acts.length);
        var start = new CyclicBarrier(acts.length);
        try {
            var running = new ArrayList<Future<Object>>();
            for (var act : acts) {
                running.add(pool.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            var done = new ArrayList<>();
            for (var one : running) {
                done.add(one.get());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }
}
