package dev.countersign.modeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.Api.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 6 for releases: the entry cannot be written, or the process cannot move: then nothing has happened. */
class Every_act_of_a_release_and_its_entry_commit_together extends ReleaseTest {

    private static final List<String> TABLES = List.of(
            "countersign.model_draft",
            "countersign.model_draft where closed_at is null",
            "countersign.model_release",
            "countersign.model_release where status = 'pending'",
            "countersign.model_release where closed_at is null",
            "countersign.model_release_decision",
            "countersign.model_version",
            "countersign.audit_pending where kind <> 'act_refused'",
            "public.act_re_deployment",
            "public.act_ru_task");

    private Answer draft;
    private Answer pending;

    private record Named(String entry, Function<Every_act_of_a_release_and_its_entry_commit_together, Answer> act) {
        @Override
        public String toString() {
            return entry;
        }
    }

    static Stream<Named> acts() {
        return Stream.of(
                new Named("release_requested", t -> t.api.as("modeler-one").post("/models/releases", wanted(t.draft))),
                new Named("release_decided", t -> t.decide("modeler-two", t.pending)),
                new Named(
                        "release_rejected",
                        t -> t.api.as("modeler-two")
                                .post(release(t.pending) + "/decisions", judgement("reject", t.pending))),
                new Named(
                        "release_withdrawn",
                        t -> t.api.as("modeler-one")
                                .post(release(t.pending) + "/withdrawal", Map.of("reason", "On second thought."))));
    }

    @BeforeEach
    void something_to_ask_for_and_something_to_decide() {
        pending = request(draft(FORM, "\"required\": true", "\"required\":  true"));
        draft = draft();
    }

    @AfterEach
    void the_database_works_again() {
        for (var table : List.of("countersign.audit_pending", "public.act_ru_execution", "public.act_ru_task")) {
            jdbc.sql("drop trigger if exists sabotage on " + table).update();
        }
    }

    @ParameterizedTest
    @MethodSource("acts")
    void an_act_leaves_its_entry(Named named) {
        var done = named.act().apply(this);

        assertThat(done.status()).as(done.body().toString()).isBetween(200, 299);
        assertThat(entries(named.entry())).isEqualTo(named.entry().equals("release_requested") ? 2 : 1);
    }

    @ParameterizedTest
    @MethodSource("acts")
    void without_the_entry_there_is_no_act(Named named) {
        sabotage("countersign.audit_pending", "insert", "");
        nothingHappens(named);
    }

    @ParameterizedTest
    @MethodSource("acts")
    void without_the_process_there_is_no_act_and_no_entry(Named named) {
        sabotage("public.act_ru_execution", "insert or update or delete", "");
        sabotage("public.act_ru_task", "insert or update or delete", "");
        nothingHappens(named);
    }

    private void nothingHappens(Named named) {
        var before = all();

        var answer = named.act().apply(this);

        assertThat(answer.status()).as(answer.body().toString()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body().toString()).doesNotContain("sabotage", "insert into", "act_ru");
        assertThat(all()).isEqualTo(before);
    }

    /** It has not failed either: it is tried again. */
    @Test
    void nothing_is_in_force_without_its_entry() {
        var release = approved(pending);
        var before = all();
        sabotage("countersign.audit_pending", "insert", "when (new.kind in ('model_released', 'release_failed'))");

        assertThatThrownBy(() -> carriedOut(release));

        assertThat(all()).isEqualTo(before);
        the_database_works_again();
        time.advance(Duration.ofMinutes(2));
        assertThat(carriedOut(release).text("status")).isIn("released", "failed");
    }

    @Test
    void nothing_expires_without_its_entry() {
        time.advance(Duration.ofDays(4));
        sabotage("countersign.audit_pending", "insert", "when (new.kind = 'release_expired')");

        assertThatThrownBy(() -> carriedOut(pending));

        assertThat(shown(pending).text("status")).isEqualTo("pending");
    }

    private List<Long> all() {
        var all = new ArrayList<Long>();
        for (var table : TABLES) {
            all.add(jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        return all;
    }

    private long entries(String kind) {
        return jdbc.sql("select count(*) from countersign.audit_pending where kind = ?")
                .param(kind)
                .query(Long.class)
                .single();
    }

    private void sabotage(String table, String events, String when) {
        jdbc.sql("""
                create or replace function countersign.sabotage() returns trigger language plpgsql as $$
                begin raise exception 'sabotage'; end $$""").update();
        jdbc.sql("create trigger sabotage before " + events + " on " + table + " for each row " + when
                        + " execute function countersign.sabotage()")
                .update();
    }
}
