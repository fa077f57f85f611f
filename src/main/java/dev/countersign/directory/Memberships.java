package dev.countersign.directory;

import dev.countersign.platform.DatabaseTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who belongs to which team, and did. At most one membership of a person in a team is open (in force or to come): what
 * alters them MUST hold the team's row lock.
 */
@Component
public final class Memberships {

    private static final String OPEN = """
            select team, person, since, until, added_by from countersign.membership
             where (until is null or until > ?)
            """;

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Memberships in force or to come. */
    public List<Membership> open(Instant at) {
        return jdbc.sql(OPEN + "order by team, person")
                .param(DatabaseTime.sql(at))
                .query(Memberships::membership)
                .list();
    }

    public List<Membership> openOf(String person, Instant at) {
        return jdbc.sql(OPEN + "and person = ? order by team")
                .params(DatabaseTime.sql(at), person)
                .query(Memberships::membership)
                .list();
    }

    Optional<Membership> open(String team, String person, Instant at) {
        return jdbc.sql(OPEN + "and team = ? and person = ?")
                .params(DatabaseTime.sql(at), team, person)
                .query(Memberships::membership)
                .optional();
    }

    /** The teams for which somebody else may act, or nobody, when the state of this person alters. */
    Set<String> teamsTouchedBy(String person, Instant at) {
        return jdbc
                .sql("""
                        select distinct team from countersign.membership
                         where (until is null or until > :at)
                           and (person = :person or person in (
                               select person from countersign.absence where stand_in = :person and ends_at > :at))""")
                .param("person", person)
                .param("at", DatabaseTime.sql(at))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    void add(Membership membership) {
        jdbc.sql("""
                        insert into countersign.membership (team, person, since, until, added_by)
                        values (?, ?, ?, ?, ?)""")
                .params(
                        membership.team(),
                        membership.person(),
                        DatabaseTime.sql(membership.since()),
                        sql(membership.until()),
                        membership.addedBy())
                .update();
    }

    /** Sets other bounds to the open membership. */
    void replace(Membership open, Instant at) {
        jdbc.sql("""
                        update countersign.membership set since = ?, until = ?
                         where team = ? and person = ? and (until is null or until > ?)""")
                .params(
                        DatabaseTime.sql(open.since()),
                        sql(open.until()),
                        open.team(),
                        open.person(),
                        DatabaseTime.sql(at))
                .update();
    }

    /** Ends the open membership: now, or, if it has not begun, before it does. */
    void end(Membership open, Instant at, String removedBy) {
        jdbc.sql("""
                        update countersign.membership set until = greatest(since, ?), removed_by = ?
                         where team = ? and person = ? and (until is null or until > ?)""")
                .params(DatabaseTime.sql(at), removedBy, open.team(), open.person(), DatabaseTime.sql(at))
                .update();
    }

    private static Membership membership(ResultSet row, int n) throws SQLException {
        var until = row.getObject("until", OffsetDateTime.class);
        return new Membership(
                row.getString("team"),
                row.getString("person"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant(),
                row.getString("added_by"));
    }

    private static @Nullable OffsetDateTime sql(@Nullable Instant instant) {
        return instant == null ? null : DatabaseTime.sql(instant);
    }
}
