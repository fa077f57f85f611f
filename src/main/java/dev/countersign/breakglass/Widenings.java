package dev.countersign.breakglass;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.platform.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was asked for beyond the first reach of sessions. Written under the lock of the session. */
@Component
final class Widenings {

    private static final String SELECT =
            "select *, extract(epoch from longer)::bigint as longer_seconds from countersign.widening where session_id = ? ";

    private final JdbcClient jdbc;

    Widenings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Widening> of(String session) {
        return jdbc.sql(SELECT + "order by n")
                .param(session)
                .query(Widenings::widening)
                .list();
    }

    Optional<Widening> find(String session, int n) {
        return jdbc.sql(SELECT + "and n = ?")
                .params(session, n)
                .query(Widenings::widening)
                .optional();
    }

    void insert(Session session, Widening w) {
        jdbc.sql("""
                        insert into countersign.widening (session_id, n, environments, actions, targets, longer, more_actions,
                            reason, account, person, opener_person, asked_at)
                        values (?, ?, ?, ?, ?, make_interval(secs => ?), ?, ?, ?, ?, ?, ?)""")
                .params(
                        session.id(),
                        w.n(),
                        array(w.scope().environments()),
                        array(w.scope().actions()),
                        array(w.scope().targets()),
                        w.longer().toSeconds(),
                        w.moreActions(),
                        w.reason(),
                        w.account(),
                        w.person(),
                        session.openerPerson(),
                        sql(w.askedAt()))
                .update();
    }

    void coSign(String session, int n, Actor by, Instant now) {
        jdbc.sql("""
                        update countersign.widening set co_signed_by = ?, co_signed_person = ?, co_signed_at = ?
                        where session_id = ? and n = ?""").params(by.account(), by.person(), sql(now), session, n).update();
    }

    private static Widening widening(ResultSet row, int n) throws SQLException {
        return new Widening(
                row.getInt("n"),
                new Scope(
                        Sessions.set(row.getArray("environments")),
                        Sessions.set(row.getArray("actions")),
                        Sessions.set(row.getArray("targets"))),
                Duration.ofSeconds(row.getLong("longer_seconds")),
                row.getInt("more_actions"),
                row.getString("reason"),
                row.getString("account"),
                row.getString("person"),
                Incidents.at(row, "asked_at").orElseThrow(),
                row.getString("co_signed_by"),
                row.getString("co_signed_person"),
                Incidents.at(row, "co_signed_at").orElse(null));
    }

    private static String[] array(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
