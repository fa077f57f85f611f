package dev.countersign.notification;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.change.Visibility.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people were told, as they may see it now. Nobody reads of a change that they may not see; what waited for them and
 * waits no more is settled, and counts as read.
 */
@Component
final class Notifications {

    /** So far is counted. */
    private static final int MOST = 1_000;

    /** Whether it still asks for something; of others that is not known. */
    private static final String WAITS = """
            coalesce(case
                when n.kind in ('seat_opened', 'approvers_reminded', 'review_escalated') then
                    c.status = 'pending' and c.open_team = n.facts ->> 'team' and c.due_at > :now
                    and not exists (select from countersign.decision d where d.change_id = c.id
                        and d.superseded_by is null and n.person in (d.person, d.on_behalf_of))
                when n.kind = 'task_opened' then t.id_ is not null
                when n.kind = 'session_opened' then s.status = 'open'
                when n.kind = 'co_signature_wanted' then s.status = 'open' and exists (select from countersign.widening w
                    where w.session_id = s.id and w.n = (n.facts ->> 'n')::integer and w.co_signed_at is null)
                when n.kind = 'access_review_started' then r.closed_at is null and exists (
                    select from countersign.access_review_reviewer me
                    join countersign.access_review_item i on i.review_id = me.review_id and i.scope = me.scope
                    left join countersign.access_review_decision d on d.review_id = i.review_id and d.n = i.n
                    where me.review_id = r.id and me.person = n.person and i.person <> n.person and d.n is null)
                end, true)""";

    private static final String TOLD = """
            from countersign.notification n
            left join countersign.change c on c.id = n.change_id
            left join countersign.session s on s.id = n.session_id
            left join countersign.access_review r on r.id = n.facts ->> 'review'
            left join countersign.model_release m on m.id = n.facts ->> 'release'
            left join public.act_ru_task t on n.kind = 'task_opened' and t.id_ = n.facts ->> 'task'
            where\s""";

    private static final String THEIRS = """
            select n.*, n.facts ->> 'team' as team, n.facts ->> 'by' as by, (n.facts ->> 'items')::integer as items,
                n.facts ->> 'name' as name from (
                select n.*, r.id as review_id, m.id as release_id, coalesce(c.title, s.reason, r.title, m.name) as title, coalesce(c.project, s.project) as project, c.environment, not\s""" + WAITS + " as settled " + TOLD + """
                n.person = :person
                  and (s.id is null or s.project = any (:projects) or s.skipped_teams && :teams::text[]
                    or :person in (s.opener_person, s.closure_owner_person) or t.id_ is not null)
                  and (c.id is null or c.project = any (:projects) or c.open_team = any (:teams)
                    or :person = any (c.excluded_persons) or t.id_ is not null)) n
            where true""";

    private static final String UNREAD = " and n.read_at is null and not n.settled";

    private final JdbcClient jdbc;

    Notifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first; {@code before} is the last one seen. */
    List<Notification> page(Sight reader, Instant now, boolean unread, @Nullable Long before, int limit) {
        return bind(
                        THEIRS + (unread ? UNREAD : "") + (before == null ? "" : " and n.id < " + before)
                                + " order by n.id desc limit " + limit,
                        reader,
                        now)
                .query(Notifications::notification)
                .list();
    }

    int unread(Sight reader, Instant now) {
        return bind("select count(*) from (" + THEIRS + UNREAD + " limit " + MOST + ") counted", reader, now)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec bind(String statement, Sight reader, Instant now) {
        return jdbc.sql(statement)
                .param("person", reader.person())
                .param("teams", reader.teams().toArray(String[]::new))
                .param("projects", reader.projects().toArray(String[]::new))
                .param("now", sql(now));
    }

    void readUpTo(String person, long newest, Instant now) {
        jdbc.sql("""
                        update countersign.notification set read_at = ?
                        where person = ? and id <= ? and read_at is null""").params(sql(now), person, newest).update();
    }

    void read(String person, List<Long> ids, Instant now) {
        jdbc.sql("""
                        update countersign.notification set read_at = ?
                        where person = ? and id = any (?) and read_at is null""").params(sql(now), person, ids.toArray(Long[]::new)).update();
    }

    /** What was settled counts as read; marked so, it is neither looked at again nor kept for longer. */
    void markSettled(Instant now) {
        jdbc.sql("update countersign.notification set read_at = :now where id in (select n.id " + TOLD
                        + "n.read_at is null and not " + WAITS + ")")
                .param("now", sql(now))
                .update();
    }

    /** Removes a batch of what was read before, or was told long before. */
    int remove(Instant readBefore, Instant toldBefore) {
        return jdbc.sql("""
                        delete from countersign.notification where id in (
                            select id from countersign.notification
                            where at < :read and (read_at < :read or at < :told) order by at limit 1000)""")
                .param("read", sql(readBefore))
                .param("told", sql(toldBefore))
                .update();
    }

    private static Notification notification(ResultSet row, int n) throws SQLException {
        var settled = row.getBoolean("settled");
        return new Notification(
                Notification.id(row.getLong("id")),
                Kind.of(row.getString("kind")),
                row.getString("change_id"),
                row.getString("session_id"),
                row.getString("review_id"),
                row.getString("release_id"),
                row.getString("title"),
                row.getString("project"),
                row.getString("environment"),
                row.getString("team"),
                row.getString("by"),
                row.getObject("items", Integer.class),
                row.getString("name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("read_at") == null && !settled,
                settled);
    }
}
