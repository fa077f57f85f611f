package dev.countersign.change;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.policy.PolicyFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Changes that were asked for in a time, as policy would have been asked about them then: for questions about all of them, a few
 * thousand at a time. Reads what every project has; whoever shows it MUST judge who may see it.
 */
@Component
public final class PastChanges {

    /**
     * The latest revision of a change in that time.
     *
     * @param excluded persons who could not decide on it
     */
    public record Past(String id, PolicyFacts facts, Set<String> excluded) {}

    private static final String OF_A_TIME = """
            select c.id, r.operation, r.rollback_plan ~ '\\S' as rollback_plan, r.incident, r.window_not_before,
                r.window_not_after, r.created_at,
                array(select a.person from countersign.account a where a.id = any (r.authors)) as excluded,
                array(select e.kind from countersign.evidence e
                    where e.change_id = c.id and e.execution is null and e.added_at <= r.created_at
                        and (e.removed_at is null or e.removed_at > r.created_at)) as evidence
            from countersign.change c
            join lateral (select * from countersign.change_revision r
                where r.change_id = c.id and r.created_at < :until order by r.revision desc limit 1) r on true
            where c.created_at >= :from and c.created_at < :until and c.id > :after
            order by c.id limit :limit""";

    private final JdbcClient jdbc;
    private final Operations operations;

    PastChanges(JdbcClient jdbc, Operations operations) {
        this.jdbc = jdbc;
        this.operations = operations;
    }

    public int count(Instant from, Instant until) {
        return jdbc.sql("select count(*) from countersign.change where created_at >= ? and created_at < ?")
                .params(sql(from), sql(until))
                .query(Integer.class)
                .single();
    }

    /** By id; {@code after} is the last one seen. */
    public List<Past> page(Instant from, Instant until, @Nullable String after, int limit) {
        return jdbc.sql(OF_A_TIME)
                .param("from", sql(from))
                .param("until", sql(until))
                .param("after", Objects.requireNonNullElse(after, ""))
                .param("limit", limit)
                .query((row, n) -> past(row))
                .list();
    }

    /** What they are called now, by id. */
    public Map<String, String> titles(List<String> ids) {
        return jdbc
                .sql("select id, title from countersign.change where id = any (?)")
                .param(ids.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("id"), row.getString("title")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Past past(ResultSet row) throws SQLException {
        var operation = operations.read(row.getString("operation"));
        var evidence = List.of((String[]) row.getArray("evidence").getArray());
        return new Past(
                row.getString("id"),
                new PolicyFacts(
                        operation.project(),
                        operation.environment(),
                        operation.action(),
                        operation.target(),
                        operation.size(),
                        row.getBoolean("rollback_plan"),
                        Set.copyOf(evidence),
                        evidence.size(),
                        row.getString("incident") != null,
                        Changes.instant(row, "window_not_before"),
                        Changes.instant(row, "window_not_after"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()),
                Set.of((String[]) row.getArray("excluded").getArray()));
    }
}
