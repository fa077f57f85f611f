package dev.countersign.breakglass;

import static dev.countersign.breakglass.AnEmergency.aRollback;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static dev.countersign.breakglass.AnEmergency.declare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api.Answer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Law 6: the entry cannot be written, or the process cannot move: then nothing has happened. */
class Every_act_of_an_emergency_and_its_entry_commit_together extends EmergencyTest {

    /** What an act could have moved; refusals are recorded beside it. */
    private static final List<String> MOVED = List.of(
            "countersign.incident",
            "countersign.session",
            "countersign.widening",
            "countersign.emergency_action",
            "countersign.closure",
            "countersign.session_review",
            "countersign.preventive_action",
            "countersign.opinion",
            "countersign.notification",
            "(select * from countersign.audit_pending where kind <> 'act_refused')",
            "public.act_ru_execution",
            "public.act_ru_task",
            "public.act_ru_job");

    private static final List<String> SABOTAGED =
            List.of("countersign.audit_pending", "public.act_ru_execution", "public.act_ru_task");

    @Autowired
    private JdbcClient jdbc;

    /** @param act led to where it can be done, and not done yet */
    private record Named(
            String entry,
            boolean movesTheProcess,
            Function<Every_act_of_an_emergency_and_its_entry_commit_together, Supplier<Answer>> act) {
        @Override
        public String toString() {
            return entry;
        }
    }

    static Stream<Named> acts() {
        return Stream.of(
                new Named("incident_declared", false, t -> () -> declare(t.api, "INC-7", "sev2")),
                new Named("incident_altered", false, t -> {
                    declare(t.api, "INC-7", "sev2");
                    return () -> t.api.as("commander").send("PATCH", "/incidents/INC-7", Map.of("severity", "sev1"));
                }),
                new Named("incident_resolved", true, t -> {
                    t.opened();
                    return () -> t.api.as("commander").send("PATCH", "/incidents/INC-7", Map.of("status", "resolved"));
                }),
                new Named("session_opened", true, t -> {
                    declare(t.api, "INC-7", "sev2");
                    return () -> anEmergency().open(t.api);
                }),
                new Named("session_widening_asked", false, t -> {
                    var session = t.opened();
                    return () -> t.widening(session);
                }),
                new Named("session_widened", false, t -> {
                    var session = t.opened();
                    t.widening(session);
                    return () -> t.api.as("commander").post(glass(session) + "/widenings/1/co-signature", Map.of());
                }),
                new Named("emergency_action_permitted", false, t -> {
                    var session = t.opened();
                    return () -> t.api.as("sre-one").post(glass(session) + "/actions", aRollback());
                }),
                new Named("emergency_permit_revoked", false, t -> {
                    var permit = t.permitted(t.opened(), "sre-one");
                    return () -> t.api.as("sre-one").delete("/break-glass/permits/" + permit.text("id"));
                }),
                new Named("emergency_action_started", false, t -> {
                    var permit = t.permitted(t.opened(), "sre-one");
                    return () -> t.redeem(permit, "sre-one");
                }),
                new Named("emergency_action_reported", false, t -> {
                    var session = t.opened();
                    var permit = t.permitted(session, "sre-one");
                    t.expect(200, t.redeem(permit, "sre-one"));
                    return () -> t.report(session, permit);
                }),
                new Named("session_ended", true, t -> {
                    var session = t.opened();
                    return () -> t.api.as("sre-one").post(glass(session) + "/end", Map.of());
                }),
                new Named("session_revoked", true, t -> {
                    var session = t.opened();
                    return () -> t.api.as("security-one")
                            .post(glass(session) + "/revocation", Map.of("reason", "It is used for something else."));
                }),
                new Named("kill_switch_pulled", true, t -> {
                    t.opened();
                    return () -> t.api.as("security-one")
                            .post(
                                    "/break-glass/revocations",
                                    Map.of("reason", "An account of ours was taken over.", "all", true));
                }),
                new Named("session_closed", true, t -> {
                    var session = t.ended();
                    return () -> t.api.as("sre-one").post(glass(session) + "/closure", aClosure());
                }),
                new Named("session_opinion_given", true, t -> {
                    var session = t.ended();
                    return () -> t.api.as("owner-one")
                            .post(
                                    glass(session) + "/opinions",
                                    Map.of("agrees", true, "comment", "Nobody could have waited for us."));
                }),
                new Named("session_reviewed", true, t -> {
                    var session = t.ended();
                    t.closed(session);
                    return () -> t.api.as("security-one").post(glass(session) + "/review", t.aReview());
                }),
                new Named("preventive_action_done", true, t -> {
                    var session = t.ended();
                    t.closed(session);
                    t.expect(200, t.api.as("security-one").post(glass(session) + "/review", t.aReview()));
                    return () -> t.api.as("developer")
                            .post(
                                    glass(session) + "/preventive-action",
                                    Map.of("result", "The canary is in front of it."));
                }));
    }

    @AfterEach
    void the_database_works_again() {
        SABOTAGED.forEach(
                table -> jdbc.sql("drop trigger if exists sabotage on " + table).update());
    }

    @ParameterizedTest
    @MethodSource("acts")
    void an_act_leaves_its_entry(Named named) {
        var act = named.act().apply(this);
        var before = entries(named.entry());

        var done = act.get();

        assertThat(done.status()).describedAs(done.body().toString()).isBetween(200, 299);
        assertThat(entries(named.entry())).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @MethodSource("acts")
    void without_the_entry_there_is_no_act(Named named) {
        var act = named.act().apply(this);
        sabotage("countersign.audit_pending");
        nothingHappens(act);
    }

    @ParameterizedTest
    @MethodSource("acts")
    void without_the_process_there_is_no_act_and_no_entry(Named named) {
        if (named.movesTheProcess()) {
            var act = named.act().apply(this);
            sabotage("public.act_ru_execution");
            sabotage("public.act_ru_task");
            nothingHappens(act);
        }
    }

    private void nothingHappens(Supplier<Answer> act) {
        var before = all();

        var answer = act.get();

        assertThat(answer.status()).describedAs(answer.body().toString()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body().toString()).doesNotContain("sabotage", "insert into", "act_ru");
        assertThat(all()).isEqualTo(before);
    }

    private List<String> all() {
        return MOVED.stream()
                .map(table -> jdbc.sql("select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from " + table
                                + " t")
                        .query(String.class)
                        .single())
                .toList();
    }

    private void sabotage(String table) {
        jdbc.sql("""
                create or replace function countersign.sabotage() returns trigger language plpgsql as $$
                begin raise exception 'sabotage'; end $$""").update();
        jdbc.sql("create trigger sabotage before insert or update or delete on " + table
                        + " for each row execute function countersign.sabotage()")
                .update();
    }

    private Answer opened() {
        return expect(201, anEmergency().openDeclared(api));
    }

    private Answer ended() {
        var session = opened();
        expect(200, redeem(permitted(session, "sre-one"), "sre-one"));
        return expect(200, api.as("sre-one").post(glass(session) + "/end", Map.of()));
    }

    private Answer widening(Answer session) {
        return api.as("sre-one")
                .post(
                        glass(session) + "/widenings",
                        Map.of(
                                "scope",
                                Map.of("actions", List.of("deploy")),
                                "reason",
                                "The fix is a deployment, not a roll-back."));
    }

    private Answer report(Answer session, Answer permit) {
        return api.as("sre-one")
                .post(
                        glass(session) + "/actions/1/outcome",
                        Map.of("result", "succeeded", "observedDigest", permit.text("digest")));
    }

    private long entries(String kind) {
        return jdbc.sql("select count(*) from countersign.audit_pending where kind = ?")
                .param(kind)
                .query(Long.class)
                .single();
    }
}
