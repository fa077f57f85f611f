package dev.countersign.laws;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.countersign.Api.Answer;
import dev.countersign.platform.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 7 with the engine itself: from outside its door nothing moves, from inside nothing gets through. */
class No_door_goes_round_a_law extends Insider {

    private static final Map<String, Object> BROUGHT_ALONG = Map.of(
            "status",
            "approved",
            "openTeam",
            "payments-dev",
            "needed",
            0,
            "approved",
            true,
            "outcome",
            "approved",
            "automatic",
            true);

    private Answer change;

    /** What somebody does with the engine. */
    private interface Trick {
        void play(No_door_goes_round_a_law t);
    }

    private record Named(String name, Trick trick) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeEach
    void a_change_waits_for_its_first_seat() {
        change = aChange().submit(api);
    }

    static Stream<Named> tricks() {
        var all = new LinkedHashMap<String, Trick>();
        all.put(
                "a review completed without a decision",
                t -> t.engine.getTaskService().complete(t.task(t.change).getId()));
        all.put(
                "a review completed with variables that say approved",
                t -> t.engine.getTaskService().complete(t.task(t.change).getId(), new HashMap<>(BROUGHT_ALONG)));
        all.put(
                "a review form submitted to the engine",
                t -> t.engine.getFormService().submitTaskForm(t.task(t.change).getId(), Map.of("verdict", "approve")));
        all.put(
                "a review resolved with variables",
                t -> t.engine.getTaskService().resolveTask(t.task(t.change).getId(), new HashMap<>(BROUGHT_ALONG)));
        all.put(
                "a review ended by an error",
                t -> t.engine.getTaskService().handleBpmnError(t.task(t.change).getId(), "approved"));
        all.put(
                "variables set on the instance",
                t -> t.engine.getRuntimeService().setVariables(t.instance(t.change), new HashMap<>(BROUGHT_ALONG)));
        all.put(
                "a variable called change",
                t -> t.engine
                        .getRuntimeService()
                        .setVariable(t.instance(t.change), "change", new HashMap<>(BROUGHT_ALONG)));
        all.put(
                "the token moved behind the review",
                t -> t.engine
                        .getRuntimeService()
                        .createProcessInstanceModification(t.instance(t.change))
                        .cancelAllForActivity("subProcess_review")
                        .startBeforeActivity("receiveTask_executionStarted")
                        .execute());
        all.put(
                "a second token behind the review",
                t -> t.engine
                        .getRuntimeService()
                        .createProcessInstanceModification(t.instance(t.change))
                        .startBeforeActivity("receiveTask_executionStarted")
                        .execute(true, true));
        all.put(
                "a token on the flow that says yes",
                t -> t.engine
                        .getRuntimeService()
                        .createProcessInstanceModification(t.instance(t.change))
                        .cancelAllForActivity("subProcess_review")
                        .startTransition("flow_approved")
                        .execute(true, true));
        all.put(
                "a token at the wait for the outcome",
                t -> t.engine
                        .getRuntimeService()
                        .createProcessInstanceModification(t.instance(t.change))
                        .startBeforeActivity("receiveTask_outcomeReported")
                        .execute());
        all.put(
                "a second review task",
                t -> t.engine
                        .getRuntimeService()
                        .createProcessInstanceModification(t.instance(t.change))
                        .startBeforeActivity("userTask_reviewChange")
                        .execute());
        all.put(
                "the message executionStarted",
                t -> t.engine
                        .getRuntimeService()
                        .createMessageCorrelation("executionStarted")
                        .processInstanceBusinessKey(t.change.text("id"))
                        .correlateAll());
        all.put(
                "the message changeRevised",
                t -> t.engine
                        .getRuntimeService()
                        .createMessageCorrelation("changeRevised")
                        .processInstanceBusinessKey(t.change.text("id"))
                        .correlate());
        all.put(
                "the message changeWithdrawn",
                t -> t.engine
                        .getRuntimeService()
                        .createMessageCorrelation("changeWithdrawn")
                        .processInstanceBusinessKey(t.change.text("id"))
                        .correlate());
        all.put("a signal", t -> t.engine.getRuntimeService().signalEventReceived("approved"));
        all.put("a signal to the execution", t -> t.engine.getRuntimeService().signal(t.instance(t.change)));
        all.put(
                "every timer run before its time",
                t -> t.engine
                        .getManagementService()
                        .createJobQuery()
                        .processInstanceId(t.instance(t.change))
                        .list()
                        .forEach(job -> t.engine.getManagementService().executeJob(job.getId())));
        all.put(
                "a second instance for the same change",
                t -> t.engine.getRuntimeService().startProcessInstanceByKey("change-approval", t.change.text("id")));
        all.put(
                "an instance started behind the review",
                t -> t.engine
                        .getRuntimeService()
                        .createProcessInstanceByKey("change-approval")
                        .businessKey(t.change.text("id"))
                        .startBeforeActivity("receiveTask_executionStarted")
                        .execute());
        all.put(
                "the instance deleted",
                t -> t.engine
                        .getRuntimeService()
                        .deleteProcessInstance(t.instance(t.change), "nobody will notice", true, true));
        all.put(
                "the instance suspended",
                t -> t.engine.getRuntimeService().suspendProcessInstanceById(t.instance(t.change)));
        all.put("the review given to the requester", t -> {
            t.engine.getTaskService().addCandidateGroup(t.task(t.change).getId(), "payments-dev");
            t.engine.getTaskService().setAssignee(t.task(t.change).getId(), "requester");
        });
        all.put(
                "the candidates taken away",
                t -> t.engine
                        .getTaskService()
                        .deleteCandidateGroup(t.task(t.change).getId(), "sre"));
        all.put(
                "the history deleted",
                t -> t.engine
                        .getHistoryService()
                        .deleteHistoricTaskInstance(t.task(t.change).getId()));
        return all.entrySet().stream().map(entry -> new Named(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void from_outside_the_door_it_is_refused(Named named) {
        var before = state(change.text("id"));
        var recorded = refusals("engine_closed");

        var thrown = catchThrowable(() -> named.trick().play(this));

        assertThat(thrown).isInstanceOf(Refused.class);
        assertThat(((Refused) thrown).refusal().code()).isEqualTo("engine_closed");
        assertThat(state(change.text("id"))).isEqualTo(before);
        assertThat(refusals("engine_closed")).isGreaterThan(recorded);
    }

    /** It may stop the change; it does not get it through, and whoever acts on it is told in an orderly way. */
    @ParameterizedTest
    @MethodSource("tricks")
    void from_inside_the_door_it_gets_nothing_through(Named named) {
        whateverComes(() -> door.open(() -> named.trick().play(this)));

        notThrough();
        var answers = List.of(
                decide("requester", change),
                decide("sre-one", change),
                decide("owner-one", change, approvalOf(again(change))));
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.status())
                        .describedAs(answer.body().toString())
                        .isLessThan(500));
        assertThat(answers.get(0).status()).isEqualTo(403);
        var status = again(change).text("status");
        if (status.equals("approved")) {
            assertThat(answers.get(1).status()).isEqualTo(201);
            assertThat(answers.get(2).status()).isEqualTo(201);
        } else {
            notThrough();
        }
    }

    private void notThrough() {
        assertThat(again(change).text("status")).isEqualTo("pending");
        refused(change, 409, "not_approved", () -> permit(change, "r-1"));
        assertThat(jdbc.sql(
                                "select count(*) from countersign.audit_pending where kind in ('change_approved', 'permit_issued')")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_rejected_change_is_not_brought_back_by_the_engine() {
        decide("sre-one", change, dev.countersign.AChange.rejectionOf(change, "Say how the schema goes back."));
        whateverComes(() ->
                door.open(() -> engine.getTaskService().complete(task(change).getId())));

        assertThat(again(change).text("status")).isEqualTo("rejected");
        refused(change, 409, "not_approved", () -> permit(change, "r-1"));
    }

    @Test
    void an_approved_change_runs_by_its_permit_only() {
        decide("sre-one", change);
        decide("owner-one", change);
        var permit = permit(change, "r-1");
        door.open(() -> engine.getRuntimeService()
                .createMessageCorrelation("executionStarted")
                .processInstanceBusinessKey(change.text("id"))
                .correlate());

        assertThat(again(change).text("status")).isEqualTo("approved");
        var redeemed = redeem(permit, start(change, "r-1"));
        assertThat(redeemed.status()).describedAs(redeemed.body().toString()).isBetween(400, 499);
        assertThat(jdbc.sql("select count(*) from countersign.execution")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void an_expired_approval_does_not_live_on_because_its_timer_was_deleted() {
        decide("sre-one", change);
        decide("owner-one", change);
        jdbc.sql("delete from public.act_ru_job").update();
        time.advance(Duration.ofDays(2).plusSeconds(1));

        refused(change, 409, "change_closed", () -> permit(change, "r-1"));
    }

    @Test
    void an_expired_change_does_not_live_on_because_a_second_instance_asks_policy_again() {
        decide("sre-one", change);
        decide("owner-one", change);
        var due = again(change).text("dueAt");
        time.advance(Duration.ofDays(2).minusSeconds(60));
        whateverComes(() -> door.open(
                () -> engine.getRuntimeService().startProcessInstanceByKey("change-approval", change.text("id"))));

        assertThat(again(change).text("dueAt")).isEqualTo(due);
    }

    @Test
    void the_inbox_takes_the_fields_of_the_form_and_nothing_besides() {
        for (var field : BROUGHT_ALONG.entrySet()) {
            var values = new HashMap<>(approvalOf(change));
            values.put(field.getKey(), field.getValue());
            refused(
                    change,
                    422,
                    "invalid",
                    () -> complete("sre-one", task(change).getId(), values));
        }
    }

    @Test
    void the_inbox_needs_what_the_api_needs() {
        var values = new ArrayList<Map<String, Object>>();
        for (var field : List.of("verdict", "reason", "digest")) {
            var without = new HashMap<>(approvalOf(change));
            without.remove(field);
            values.add(without);
        }
        values.add(with("reason", "lgtm lgtm lgtm lgtm"));
        values.add(with("verdict", "approved"));
        values.add(with("digest", "sha256:1"));

        for (var broken : values) {
            refused(
                    change,
                    422,
                    "invalid",
                    () -> complete("sre-one", task(change).getId(), broken));
            refused(change, 422, "invalid", () -> decide("sre-one", change, broken));
        }
        refused(
                change,
                409,
                "stale_digest",
                () -> complete("sre-one", task(change).getId(), with("digest", "sha256:" + "0".repeat(64))));
    }

    @Test
    void the_inbox_shows_nobody_the_review_of_their_own_change() {
        var own = aChange().by("sre-one").submit(api);
        var id = task(own).getId();

        assertThat(api.as("sre-one").get("/tasks").body().toString()).doesNotContain(id);
        assertThat(api.as("sre-two").get("/tasks").body().toString()).contains(id);
        assertThat(api.as("sre-one").get("/tasks/" + id + "/form").status()).isEqualTo(404);
        refused(own, 404, "task_not_found", () -> api.as("sre-one").post("/tasks/" + id + "/claim", Map.of()));
        refused(own, 404, "task_not_found", () -> api.as("auditor").post("/tasks/" + id + "/claim", Map.of()));
    }

    @Test
    void a_claim_gives_no_right_and_takes_none() {
        var id = task(change).getId();
        assertThat(api.as("sre-one").post("/tasks/" + id + "/claim", Map.of()).status())
                .isEqualTo(200);
        joins("sre-one", "security");
        leaves("sre-one", "sre");

        refused(change, 403, "not_in_team", () -> complete("sre-one", id, approvalOf(change)));
        assertThat(complete("sre-two", id, approvalOf(change)).status()).isEqualTo(204);
    }

    private static void whateverComes(ThrowingCallable trick) {
        assertThat(catchThrowable(trick))
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        some -> assertThat(some).isInstanceOf(RuntimeException.class));
    }

    private Map<String, Object> with(String field, Object value) {
        var values = new HashMap<>(approvalOf(change));
        values.put(field, value);
        return values;
    }
}
