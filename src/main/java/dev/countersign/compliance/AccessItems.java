package dev.countersign.compliance;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.compliance.AccessReviews.Reader;
import dev.countersign.platform.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What reviews are about, and what was decided on it. */
@Component
class AccessItems {

    static final String TOKENS = "tokens";

    /** A right that is to be reviewed. */
    record Right(
            String scope,
            String person,
            @Nullable String team,
            @Nullable String token,
            @Nullable String account,
            @Nullable String name,
            Instant since,
            @Nullable Instant until,
            String grantedBy) {}

    private static final String SELECT = """
            select i.*, d.verdict, d.reason, d.account as decided_by, d.decided_at,
                d.n is null and i.person <> :person and me.person is not null as mine,
                array(select r.person from countersign.access_review_reviewer r where r.review_id = i.review_id
                    and r.scope = i.scope and r.person <> i.person order by r.person) as reviewers
            from countersign.access_review_item i
            left join countersign.access_review_decision d using (review_id, n)
            left join countersign.access_review_reviewer me
                on me.review_id = i.review_id and me.scope = i.scope and me.person = :person
            where i.review_id = :review and (:everything or me.person is not null)""";

    private final JdbcClient jdbc;

    AccessItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String review, List<Right> rights) {
        for (int n = 1; n <= rights.size(); n++) {
            var right = rights.get(n - 1);
            jdbc.sql("""
                            insert into countersign.access_review_item
                                (review_id, n, scope, person, team, token, account, name, since, until, granted_by)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(
                            review,
                            n,
                            right.scope(),
                            right.person(),
                            right.team(),
                            right.token(),
                            right.account(),
                            right.name(),
                            sql(right.since()),
                            right.until() == null ? null : sql(right.until()),
                            right.grantedBy()))
                    .update();
        }
    }

    /** In their order. */
    List<AccessItem> page(String review, Reader reader, AccessView view, int after, int limit) {
        return bound(SELECT + view.condition() + " and i.n > :after order by i.n limit :limit", review, reader)
                .param("after", after)
                .param("limit", limit)
                .query(AccessItems::item)
                .list();
    }

    List<AccessItem> those(String review, Reader reader, List<Integer> numbers) {
        return bound(SELECT + " and i.n = any (:numbers) order by i.n", review, reader)
                .param("numbers", numbers.toArray(Integer[]::new))
                .query(AccessItems::item)
                .list();
    }

    void decide(
            String review, AccessItem item, AccessVerdict verdict, @Nullable String reason, Actor actor, Instant at) {
        var by = verdict != AccessVerdict.GONE;
        jdbc.sql("""
                        insert into countersign.access_review_decision
                            (review_id, n, scope, person, verdict, reviewer, account, reason, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        review,
                        item.n(),
                        item.team() == null ? TOKENS : ofTeam(item.team()),
                        item.person(),
                        verdict.word(),
                        by ? actor.person() : null,
                        by ? actor.account() : null,
                        by ? reason : null,
                        sql(at)))
                .update();
    }

    static String ofTeam(String team) {
        return "team/" + team;
    }

    private JdbcClient.StatementSpec bound(String statement, String review, Reader reader) {
        return jdbc.sql(statement)
                .param("review", review)
                .param("person", reader.person())
                .param("everything", reader.everything());
    }

    private static AccessItem item(ResultSet row, int n) throws SQLException {
        var verdict = row.getString("verdict");
        return new AccessItem(
                row.getInt("n"),
                row.getString("person"),
                row.getString("team"),
                row.getString("account"),
                row.getString("token"),
                row.getString("name"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                instant(row, "until"),
                row.getString("granted_by"),
                Arrays.asList((String[]) row.getArray("reviewers").getArray()),
                row.getBoolean("mine"),
                verdict == null ? null : AccessVerdict.of(verdict),
                row.getString("reason"),
                row.getString("decided_by"),
                instant(row, "decided_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
