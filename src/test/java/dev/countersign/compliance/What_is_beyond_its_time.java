package dev.countersign.compliance;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.Api;
import dev.countersign.PastTheGuards;
import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditLog;
import dev.countersign.change.LifecycleTest;
import dev.countersign.platform.start.StartRefused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class What_is_beyond_its_time extends LifecycleTest {

    @Autowired
    private ApplyRetention applyRetention;

    @Autowired
    private AuditLog audit;

    @Autowired
    private JdbcClient jdbc;

    /** Withdrawn, with a file, all of it so long ago. */
    private Api.Answer closed(String ago) {
        var change = aChange().submit(api);
        jdbc.sql("""
                        insert into countersign.evidence (id, change_id, kind, title, digest, media_type, content, account, added_at)
                        values ('evd_' || ?, ?, 'report', 'Load test', 'sha256:x', 'text/plain', 'All is well.', 'requester', now())""").params(change.text("id"), change.text("id")).update();
        expect(200, api.as("requester").post(path(change) + "/withdrawal", Map.of("reason", "Not needed any more.")));
        jdbc.sql(PastTheGuards.block(
                        "update countersign.change set closed_at = now() - interval '%1$s'; update countersign.evidence set added_at = now() - interval '%1$s'; update public.act_hi_procinst set end_time_ = now() - interval '%1$s' where end_time_ is not null"
                                .formatted(ago)))
                .update();
        return change;
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    private void hold(String kind, String subject) {
        expect(
                201,
                api.as("auditor")
                        .post(
                                "/compliance/holds",
                                Map.of("kind", kind, "subject", subject, "reason", "The regulator asked for it.")));
    }

    private void cleanEngine() {
        for (var job : engine.getHistoryService().findHistoryCleanupJobs()) {
            door.open(() -> engine.getManagementService().executeJob(job.getId()));
        }
    }

    @Test
    void is_removed_and_its_name_and_digest_stay() {
        closed("11 years");
        applyRetention.apply();
        assertThat(count("countersign.evidence where content is not null")).isZero();
        assertThat(count("countersign.evidence where digest = 'sha256:x' and forgotten_at is not null"))
                .isEqualTo(1);
        var said = audit.of("compliance");
        assertThat(said).extracting(AuditEntry::kind).containsExactly("retention_applied");
        assertThat(said.get(0).data().path("files").asInt()).isEqualTo(1);
        applyRetention.apply();
        assertThat(audit.of("compliance")).as("nothing more").hasSize(1);
    }

    @Test
    void is_what_is_old_and_closed() {
        closed("9 years");
        applyRetention.apply();
        assertThat(count("countersign.evidence where content is not null")).isEqualTo(1);
        assertThat(audit.of("compliance")).isEmpty();
    }

    @Test
    void stays_under_a_legal_hold_that_reaches_it() {
        var change = closed("11 years");
        hold("change", change.text("id"));
        applyRetention.apply();
        assertThat(count("countersign.evidence where content is not null")).isEqualTo(1);
        assertThat(count("public.act_hi_procinst")).isEqualTo(1);
    }

    @Test
    void stays_under_a_hold_on_whoever_asked_for_it() {
        closed("11 years");
        hold("person", "requester");
        applyRetention.apply();
        assertThat(count("countersign.evidence where content is not null")).isEqualTo(1);
    }

    @Test
    void is_removed_under_a_hold_that_reaches_something_else() {
        closed("11 years");
        hold("project", "identity");
        applyRetention.apply();
        assertThat(count("countersign.evidence where content is not null")).isZero();
    }

    @Test
    void of_the_engine_goes_and_none_of_our_evidence_with_it() {
        var change = closed("11 years");
        var before = List.of(timeline(change), seen(change).body().path("revisions"));
        var young = aChange().submit(api);
        applyRetention.apply();
        cleanEngine();
        assertThat(count("public.act_hi_procinst")).as("the one under way").isEqualTo(1);
        assertThat(count("public.act_hi_procinst where business_key_ = '" + young.text("id") + "'"))
                .isEqualTo(1);
        assertThat(
                        count(
                                "public.act_hi_actinst a where not exists (select from public.act_hi_procinst p where p.id_ = a.proc_inst_id_)"))
                .isZero();
        assertThat(List.of(timeline(change), seen(change).body().path("revisions")))
                .isEqualTo(before);
    }

    @Test
    void is_never_of_the_last_year_whoever_asks() {
        closed("300 days");
        assertThatThrownBy(() -> jdbc.sql("select countersign.forget_evidence(now() - interval '1 day')")
                        .query()
                        .singleRow())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() ->
                        new ApplyRetention.Settings(Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(365)))
                .isInstanceOf(StartRefused.class);
    }

    @Test
    void of_browser_sessions_goes_some_time_after_they_ran_out() {
        jdbc.sql("""
                        insert into countersign.browser_session (id, account, method, secret_hash, created_at, expires_at)
                        values ('brs_1', 'requester', 'password', 'x', now() - interval '40 days', now() - interval '39 days'),
                            ('brs_2', 'requester', 'password', 'y', now() - interval '4 days', now() - interval '3 days')""").update();
        applyRetention.apply();
        assertThat(count("countersign.browser_session")).isEqualTo(1);
    }
}
