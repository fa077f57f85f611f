package dev.countersign.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class An_act_and_its_transaction extends WebTests {

    @Autowired
    Notes notes;

    @BeforeEach
    void count_from_zero() {
        notes.runs.set(0);
        notes.racesToLose.set(0);
    }

    @Test
    void end_together_when_it_succeeds() {
        var answer = write("fine");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("ETag")).isEqualTo("\"pending.1\"");
        assertThat(answer.header("Location")).isEqualTo("/api/v1/notes/1");
        assertThat(answer.body().path("note").asText()).isEqualTo("fine");
        assertThat(notes()).isOne();
        assertThat(recorded.refusals).isEmpty();
    }

    @Test
    void leave_nothing_when_it_is_refused_but_the_refusal_on_record() {
        var answer = write("refuse");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("not_this");
        assertThat(answer.body().path("next").asText()).isEqualTo("Send another.");
        assertThat(notes()).isZero();
        assertThat(recorded.refusals)
                .containsExactly(new WebTests.Recorded.Entry("not_this", "requester", "/api/v1/notes", true));
    }

    @Test
    void name_the_subject_of_a_refusal_by_attribute_or_by_the_id_in_the_path() {
        write("refuse with a subject");
        post("/api/v1/notes/chg_01h2xcejqtf2nbrexx3vqjhp41/decisions", "{\"text\":\"x\"}");

        assertThat(recorded.refusals)
                .extracting(WebTests.Recorded.Entry::subject)
                .containsExactly("chg_named", "chg_01h2xcejqtf2nbrexx3vqjhp41");
    }

    @Test
    void put_a_denial_by_spring_security_on_record_too() {
        assertThat(write("deny").status()).isEqualTo(403);
        assertThat(write("deny").code()).isEqualTo("forbidden");
        assertThat(notes()).isZero();
        assertThat(recorded.refusals)
                .extracting(WebTests.Recorded.Entry::code)
                .containsExactly("forbidden", "forbidden");
    }

    @Test
    void are_run_again_when_a_race_was_lost() {
        notes.racesToLose.set(3);

        assertThat(write("lose races").status()).isEqualTo(201);
        assertThat(notes.runs.get()).isEqualTo(4);
        assertThat(notes()).isOne();
    }

    @Test
    void give_up_after_three_repeats_and_say_so() {
        notes.racesToLose.set(100);

        var answer = write("lose races");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("lost_race");
        assertThat(notes.runs.get()).isEqualTo(4);
        assertThat(notes()).isZero();
        assertThat(recorded.refusals).isEmpty();
    }

    @Test
    void are_run_again_when_a_unique_constraint_caught_what_no_check_saw() {
        var answer = write("duplicate");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("already_exists");
        assertThat(notes.runs.get()).isEqualTo(4);
        assertThat(notes()).isZero();
    }

    @Test
    void do_not_answer_before_the_commit() {
        var answer = write("fail at commit");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("conflicting_data");
        assertThat(answer.http().body()).doesNotContain("insert", "note", "constraint", "violates");
        assertThat(answer.header("Location")).isNull();
        assertThat(notes()).isZero();
    }

    @Test
    void say_so_when_nobody_knows_whether_it_was_committed() {
        var answer = write("kill the connection at commit");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("outcome_unknown");
        assertThat(answer.header("Retry-After")).isNotNull();
    }

    @Test
    void answer_503_when_the_database_goes_away_in_the_middle() {
        var answer = write("kill the connection");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isNotNull();
        assertThat(notes()).isZero();
    }

    @Test
    void never_show_sql_when_a_value_does_not_fit() {
        var answer = write("too long");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("value_refused");
        assertThat(answer.http().body()).doesNotContain("update", "varchar", "public");
    }

    @Test
    void tell_nothing_but_an_incident_id_when_there_is_a_bug() {
        for (var bug : new String[] {"bug", "null", "overflow"}) {
            var answer = write(bug);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body().path("incident").asText()).startsWith("inc_");
            assertThat(answer.http().body()).doesNotContain("password", "Exception", "java");
            assertThat(notes()).isZero();
        }
    }

    @Test
    void refuse_to_alter_what_the_caller_has_not_seen() {
        assertThat(put(null).code()).isEqualTo("precondition_required");
        assertThat(put(null).status()).isEqualTo(428);
        assertThat(put("\"pending.6\"").status()).isEqualTo(412);
        assertThat(put("W/\"pending.7\"").code()).isEqualTo("stale");
        assertThat(put("pending.7").code()).isEqualTo("malformed_etag");
        assertThat(put("\"other\", \"pending.7\"").status()).isEqualTo(200);
    }

    private Answer write(String text) {
        return post("/api/v1/notes", "{\"text\":\"" + text + "\"}");
    }

    private Answer put(String ifMatch) {
        var request = ifMatch == null ? request("/api/v1/notes/1") : request("/api/v1/notes/1", "If-Match", ifMatch);
        return send(
                request.PUT(java.net.http.HttpRequest.BodyPublishers.noBody()).build());
    }
}
