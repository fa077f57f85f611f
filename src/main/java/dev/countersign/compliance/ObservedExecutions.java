package dev.countersign.compliance;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.platform.Ids;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What platforms saw running. */
@Component
final class ObservedExecutions {

    /** @param permitted whether it is something that was permitted */
    record Found(
            String project,
            boolean permitted,
            @Nullable String explainedBy,
            @Nullable Instant explainedAt) {}

    private final JdbcClient jdbc;

    ObservedExecutions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false where its source has reported it before */
    boolean add(Observation one, String account, Instant now) {
        return jdbc.sql("""
                        insert into countersign.observed_execution (id, source, external_id, project, environment, action, target,
                            digest, permit, run_id, link, at, account, reported_at)
                        values (:id, :source, :externalId, :project, :environment, :action, :target, :digest, :permit, :runId,
                            :link, :seen, :account, :now)
                        on conflict (source, external_id) do nothing""")
                        .params(of(one))
                        .param("id", Ids.next("obs_"))
                        .param("account", account)
                        .param("now", sql(now))
                        .update()
                == 1;
    }

    /** Whether it was reported before as it is now. */
    boolean same(Observation one) {
        return jdbc.sql("""
                        select exists (select from countersign.observed_execution o
                            where o.source = :source and o.external_id = :externalId
                                and (o.project, o.environment, o.target, o.at) = (:project, :environment, :target, :seen)
                                and (o.action, o.digest, o.permit, o.run_id, o.link) is not distinct from
                                    (:action::text, :digest::text, :permit::text, :runId::text, :link::text))""").params(of(one)).query(Boolean.class).single();
    }

    /** Held for an act. */
    Optional<Found> hold(String id) {
        return jdbc.sql("select o.project, o.explained_by, o.explained_at, " + ReconciliationReport.PERMITTED
                        + " as permitted from countersign.observed_execution o where o.id = :id for update of o")
                .param("id", id)
                .query((row, n) -> {
                    var at = row.getObject("explained_at", OffsetDateTime.class);
                    return new Found(
                            row.getString("project"),
                            row.getBoolean("permitted"),
                            row.getString("explained_by"),
                            at == null ? null : at.toInstant());
                })
                .optional();
    }

    void explain(String id, String explanation, String account, Instant now) {
        jdbc.sql("""
                        update countersign.observed_execution set explanation = ?, explained_by = ?, explained_at = ?
                        where id = ?""").params(explanation, account, sql(now), id).update();
    }

    private static Map<String, @Nullable Object> of(Observation one) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("source", one.source());
        parameters.put("externalId", one.externalId());
        parameters.put("project", one.project());
        parameters.put("environment", one.environment());
        parameters.put("action", one.action());
        parameters.put("target", one.target());
        parameters.put("digest", one.digest());
        parameters.put("permit", one.permit());
        parameters.put("runId", one.runId());
        parameters.put("link", one.link());
        parameters.put("seen", sql(Objects.requireNonNull(one.at())));
        return parameters;
    }
}
