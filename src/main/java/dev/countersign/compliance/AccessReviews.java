package dev.countersign.compliance;

import static dev.countersign.platform.DatabaseTime.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reviews themselves. What they are about and what was decided is of {@link AccessItems}. */
@Component
class AccessReviews {

    /** {@code everything}: of whoever may start reviews. Others see those that they were named for. */
    record Reader(String person, boolean everything) {}

    private static final String SELECT = """
            select r.*, r.closed_at is null and r.due_at <= :now as overdue, so_far.* from countersign.access_review r
            cross join lateral (
                select count(*) as items, count(*) filter (where d.verdict = 'keep') as kept,
                    count(*) filter (where d.verdict = 'revoke') as revoked, count(*) filter (where d.verdict = 'gone') as gone,
                    count(*) filter (where d.n is null and i.person <> :person and me.person is not null) as yours
                from countersign.access_review_item i
                left join countersign.access_review_decision d using (review_id, n)
                left join countersign.access_review_reviewer me
                    on me.review_id = i.review_id and me.scope = i.scope and me.person = :person
                where i.review_id = r.id) so_far
            where (:everything or exists (select from countersign.access_review_reviewer mine
                where mine.review_id = r.id and mine.person = :person))""";

    private final JdbcClient jdbc;

    AccessReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(AccessReview review, String startedPerson) {
        jdbc.sql("""
                        insert into countersign.access_review
                            (id, title, due_at, teams, tokens, started_by, started_person, started_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        review.id(),
                        review.title(),
                        sql(review.dueAt()),
                        review.teams().toArray(String[]::new),
                        review.tokens(),
                        review.startedBy(),
                        startedPerson,
                        sql(review.startedAt()))
                .update();
    }

    void addReviewers(String review, String scope, Set<String> persons) {
        jdbc.sql("insert into countersign.access_review_reviewer (review_id, scope, person) select ?, ?, unnest(?)")
                .params(review, scope, persons.toArray(String[]::new))
                .update();
    }

    /** The newest first. */
    List<AccessReview> page(Reader reader, Instant now, @Nullable String before, int limit) {
        return bound(
                        SELECT + (before == null ? "" : " and r.id < :before") + " order by r.id desc limit " + limit,
                        reader,
                        now)
                .param("before", before)
                .query(AccessReviews::review)
                .list();
    }

    Optional<AccessReview> find(String id, Reader reader, Instant now) {
        return bound(SELECT + " and r.id = :id", reader, now)
                .param("id", id)
                .query(AccessReviews::review)
                .optional();
    }

    /** Decisions on a review wait for each other here. */
    void lock(String id) {
        jdbc.sql("select id from countersign.access_review where id = ? for no key update")
                .param(id)
                .query(String.class)
                .optional();
    }

    void close(String id, String by, Instant at) {
        jdbc.sql("update countersign.access_review set closed_by = ?, closed_at = ? where id = ?")
                .params(by, sql(at), id)
                .update();
    }

    private JdbcClient.StatementSpec bound(String statement, Reader reader, Instant now) {
        return jdbc.sql(statement)
                .param("person", reader.person())
                .param("everything", reader.everything())
                .param("now", sql(now));
    }

    private static AccessReview review(ResultSet row, int n) throws SQLException {
        var closed = row.getObject("closed_at", OffsetDateTime.class);
        return new AccessReview(
                row.getString("id"),
                row.getString("title"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                Arrays.asList((String[]) row.getArray("teams").getArray()),
                row.getBoolean("tokens"),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("closed_by"),
                closed == null ? null : closed.toInstant(),
                row.getBoolean("overdue"),
                row.getLong("items"),
                row.getLong("kept"),
                row.getLong("revoked"),
                row.getLong("gone"),
                row.getLong("yours"));
    }
}
