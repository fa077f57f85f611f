package dev.countersign.compliance.history;

import dev.countersign.policy.Risk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A change or a session in the history.
 *
 * @param requester who asked for it or opened it, an account; {@code authors} and {@code deciders} are accounts too
 * @param createdAt when it was asked for or opened
 * @param rules that hit, each {@code table/id}
 * @param revision and {@code digest} of a change
 * @param violation what ran was not what was approved
 * @param rehearsal a drill
 * @param logIndex of the entry that its submission or opening is in the log, where that was signed
 */
public record HistoryRow(
        HistoryKind kind,
        String id,
        String title,
        String project,
        List<String> environments,
        List<String> actions,
        List<String> targets,
        @Nullable Risk risk,
        HistoryStatus status,
        String requester,
        List<String> authors,
        List<String> deciders,
        @Nullable String incident,
        List<String> rules,
        @Nullable Integer revision,
        @Nullable String digest,
        boolean violation,
        boolean rehearsal,
        Instant createdAt,
        @Nullable Instant closedAt,
        @Nullable Long logIndex) {

    /** The rows of {@code history h}, with what they are said to be. */
    static final String COLUMNS = """
            h.kind, h.id, coalesce(c.title, s.reason) as title, h.project,
            coalesce(s.environments, array[c.environment]) as environments, coalesce(s.actions, array[c.action]) as actions,
            coalesce(s.targets, array[c.target]) as targets, h.risk, h.status, coalesce(c.requester, s.opener) as requester,
            coalesce(r.authors, '{}') as authors, coalesce(r.incident, s.incident) as incident, c.revision, c.digest,
            coalesce(c.violation, false) as violation, coalesce(s.rehearsal, false) as rehearsal, h.at, h.closed_at,
            array(select d.account from countersign.decision d where d.change_id = h.id
                union all select w.co_signed_by from countersign.widening w
                    where w.session_id = h.id and w.co_signed_by is not null
                union all select v.account from countersign.session_review v where v.session_id = h.id order by 1) as deciders,
            array(select substr(tag, 6) from unnest(h.tags) tag where tag like 'rule:%/%' order by 1) as rules,
            (select l.idx from countersign.audit_leaf l where l.subject = h.id and l.n = 1
                and l.idx < (select a.noted from countersign.audit_head a)) as log_index
            """;

    static final String JOINS = """
            left join countersign.change c on c.id = h.id
            left join countersign.change_revision r on r.change_id = c.id and r.revision = c.revision
            left join countersign.session s on s.id = h.id
            """;

    static HistoryRow of(ResultSet row, int n) throws SQLException {
        var risk = row.getString("risk");
        var closed = row.getObject("closed_at", OffsetDateTime.class);
        return new HistoryRow(
                HistoryKind.of(row.getString("kind")),
                row.getString("id"),
                row.getString("title"),
                row.getString("project"),
                list(row, "environments"),
                list(row, "actions"),
                list(row, "targets"),
                risk == null ? null : Risk.valueOf(risk.toUpperCase(Locale.ROOT)),
                HistoryStatus.of(row.getString("status")),
                row.getString("requester"),
                list(row, "authors"),
                list(row, "deciders"),
                row.getString("incident"),
                list(row, "rules"),
                (Integer) row.getObject("revision"),
                row.getString("digest"),
                row.getBoolean("violation"),
                row.getBoolean("rehearsal"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant(),
                (Long) row.getObject("log_index"));
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
