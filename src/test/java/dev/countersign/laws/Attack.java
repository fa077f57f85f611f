package dev.countersign.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.AChange;
import dev.countersign.Api;
import dev.countersign.Api.Answer;
import dev.countersign.ApplicationTest;
import dev.countersign.MovableFreezes;
import dev.countersign.MovableTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What all attacks have in common: an answer that refuses, an entry that says so, and a change that has not moved. */
@ApplicationTest
abstract class Attack {

    /** Everything that an attack could have moved; entries about refusals and updates of claims aside. */
    private static final String STATE = """
            select concat_ws(E'\n',
                (select to_jsonb(c) from countersign.change c where id = :id),
                (select jsonb_agg(d order by id) from countersign.decision d where change_id = :id),
                (select jsonb_agg(p order by id) from countersign.permit p where change_id = :id),
                (select jsonb_agg(e order by id) from countersign.execution e where change_id = :id),
                (select jsonb_agg(s order by revision, position) from countersign.stage s where change_id = :id),
                (select jsonb_agg(r order by revision) from countersign.change_revision r where change_id = :id),
                (select count(*) from countersign.redemption),
                (select jsonb_agg(id order by id) from countersign.audit_pending where kind not in ('act_refused', 'sign_in_failed')),
                (select jsonb_agg(x.act_id_ order by x.id_) from public.act_ru_execution x
                    join public.act_ru_execution i on i.id_ = x.proc_inst_id_ where i.business_key_ = :id),
                (select jsonb_agg(t.id_ order by t.id_) from public.act_ru_task t
                    join public.act_ru_execution i on i.id_ = t.proc_inst_id_ where i.business_key_ = :id),
                (select jsonb_agg(j.id_ order by j.id_) from public.act_ru_job j
                    join public.act_ru_execution i on i.id_ = j.process_instance_id_ where i.business_key_ = :id))""";

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableTime time;

    @Autowired
    MovableFreezes freezes;

    /** Plays an attack on a change: it MUST be refused with a sentence and a next step, recorded, and move nothing. */
    Answer refused(String change, int status, String code, Supplier<Answer> attack) {
        var before = state(change);
        var recorded = refusals(code);
        var answer = attack.get();
        assertThat(List.of(answer.status(), answer.code()))
                .describedAs(answer.body().toString())
                .containsExactly(status, code);
        assertThat(answer.text("detail")).isNotBlank();
        assertThat(answer.text("next")).isNotBlank();
        if (status == 409) {
            assertThat(answer.text("outcome/what"))
                    .describedAs("what happened first")
                    .isNotBlank();
            assertThat(answer.text("outcome/who")).isNotBlank();
            assertThat(answer.text("outcome/when")).isNotBlank();
        }
        assertThat(state(change)).isEqualTo(before);
        assertThat(refusals(code)).describedAs("refusals on record").isEqualTo(recorded + 1);
        return answer;
    }

    Answer refused(Answer change, int status, String code, Supplier<Answer> attack) {
        return refused(change.text("id"), status, code, attack);
    }

    String state(String change) {
        return jdbc.sql(STATE).param("id", change).query(String.class).single();
    }

    long refusals(String code) {
        return jdbc.sql(
                        "select count(*) from countersign.audit_pending where kind = 'act_refused' and data ->> 'code' = ?")
                .param(code)
                .query(Long.class)
                .single();
    }

    Answer decide(String account, Answer change) {
        return decide(account, change, AChange.approvalOf(change));
    }

    Answer decide(String account, Answer change, Map<String, ?> judgement) {
        return api.as(account).post(path(change) + "/decisions", judgement);
    }

    /** The same through the inbox: the review task, completed with the values of its form. */
    Answer complete(String account, String task, Map<String, ?> values) {
        return api.as(account).post("/tasks/" + task + "/completion", Map.of("variables", values));
    }

    String reviewTask(Answer change) {
        return jdbc.sql("""
                        select t.id_ from public.act_ru_task t join public.act_ru_execution i on i.id_ = t.proc_inst_id_
                        where i.business_key_ = ? and t.task_def_key_ = 'userTask_reviewChange'""").param(change.text("id")).query(String.class).single();
    }

    Answer permit(Answer change, String runId) {
        return permitAs("requester", change, runId);
    }

    Answer permitAs(String account, Answer change, String runId) {
        return api.as(account).post(path(change) + "/permits", Map.of("audience", "deployer", "runId", runId));
    }

    static Map<String, Object> start(Answer change, String runId) {
        return new HashMap<>(Map.of(
                "runId", runId,
                "digest", change.text("digest"),
                "target", change.text("target"),
                "environment", change.text("environment")));
    }

    Answer redeem(Answer permit, Map<String, Object> start) {
        return api.as("requester").post("/changes/permits/" + permit.text("id") + "/redemptions", start);
    }

    Answer again(Answer change) {
        return api.as("auditor").get(path(change));
    }

    static String path(Answer change) {
        return "/changes/" + change.text("id");
    }

    Answer administer(String method, String path, Map<String, ?> body) {
        var done = api.as("operator").send(method, "/directory" + path, body);
        assertThat(done.status()).describedAs(done.body().toString()).isBetween(200, 299);
        return done;
    }

    void joins(String person, String team) {
        administer("PUT", "/teams/" + team + "/members/" + person, Map.of());
    }

    void leaves(String person, String team) {
        var left = api.as("operator").delete("/directory/teams/" + team + "/members/" + person);
        assertThat(left.status()).isBetween(200, 299);
    }

    void isAway(String person, String standIn) {
        administer(
                "POST",
                "/people/" + person + "/absences",
                Map.of("until", time.now().plusSeconds(7 * 86_400).toString(), "standIn", standIn));
    }
}
