package dev.countersign.breakglass;

import static dev.countersign.platform.DatabaseTime.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.policy.BreakGlassTerms;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All emergency sessions. Whoever alters one MUST hold its lock. */
@Component
final class Sessions {

    private static final String SELECT =
            "select *, extract(epoch from idle_limit)::bigint as idle_seconds from countersign.session ";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final DatabaseTime time;

    Sessions(JdbcClient jdbc, ObjectMapper json, DatabaseTime time) {
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
    }

    Optional<Session> find(String id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(this::session).optional();
    }

    /** What is judged next is judged by the time after the wait. */
    Session lock(String id) {
        var session = jdbc.sql(SELECT + "where id = ? for no key update")
                .param(id)
                .query(this::session)
                .optional()
                .orElseThrow(() -> new Refused(Refusal.notFound("session", id)));
        time.afterLock();
        return session;
    }

    /** The ids of those that have not been ended, the oldest first, whether they are over or not. */
    List<String> openIds(@Nullable String project, @Nullable String incident) {
        return jdbc.sql("""
                        select id from countersign.session
                        where status = 'open' and (?::text is null or project = ?) and (?::text is null or incident = ?)
                        order by id""")
                .params(project, project, incident, incident)
                .query(String.class)
                .list();
    }

    /** Those that owe something, of these teams. */
    List<Session> owing(Collection<String> teams) {
        return jdbc.sql(SELECT + "where team = any (?) and status <> 'done' order by id")
                .param(teams.toArray(String[]::new))
                .query(this::session)
                .list();
    }

    /** The last one that the person has opened, of any project or of this one. */
    Optional<Session> lastOf(String person, @Nullable String project) {
        return jdbc.sql(SELECT + """
                        where opener_person = ? and (?::text is null or project = ?) order by id desc limit 1""")
                .params(person, project, project)
                .query(this::session)
                .optional();
    }

    Optional<Session> lastIn(String project) {
        return jdbc.sql(SELECT + "where project = ? order by id desc limit 1")
                .param(project)
                .query(this::session)
                .optional();
    }

    void insert(Session s) {
        jdbc.sql("""
                        insert into countersign.session (id, rehearsal, incident, severity, project, environments, actions, targets,
                            reason, why_no_change, opener, opener_person, team, closure_owner, closure_owner_person, status,
                            opened_at, expires_at, idle_limit, last_used_at, budget, policy, skipped_teams, closure_due_at,
                            opinion_due_at, review_due_at)
                        values (:id, :rehearsal, :incident, :severity, :project, :environments, :actions, :targets, :reason, :why,
                            :opener, :openerPerson, :team, :owner, :ownerPerson, 'open', :openedAt, :expiresAt,
                            make_interval(secs => :idle), :openedAt, :budget, :policy::jsonb, :skipped, :closureDue, :opinionDue,
                            :reviewDue)""")
                .param("id", s.id())
                .param("rehearsal", s.rehearsal())
                .param("incident", s.incident())
                .param("severity", s.severity())
                .param("project", s.project())
                .param("environments", array(s.scope().environments()))
                .param("actions", array(s.scope().actions()))
                .param("targets", array(s.scope().targets()))
                .param("reason", s.reason())
                .param("why", s.whyNoChange())
                .param("opener", s.opener())
                .param("openerPerson", s.openerPerson())
                .param("team", s.team())
                .param("owner", s.closureOwner())
                .param("ownerPerson", s.closureOwnerPerson())
                .param("openedAt", sql(s.openedAt()))
                .param("expiresAt", sql(s.expiresAt()))
                .param("idle", s.idleLimit().toSeconds())
                .param("budget", s.budget())
                .param("policy", write(s.terms()))
                .param("skipped", array(s.skippedTeams()))
                .param("closureDue", sql(s.closureDueAt()))
                .param("opinionDue", sql(s.opinionDueAt()))
                .param("reviewDue", sql(s.reviewDueAt()))
                .update();
    }

    void used(String id, int more, Instant now) {
        jdbc.sql("""
                        update countersign.session set used = used + ?, last_used_at = ?, version = version + 1
                        where id = ?""").params(more, sql(now), id).update();
    }

    void widen(String id, Scope scope, Instant expiresAt, int budget, Instant now) {
        jdbc.sql("""
                        update countersign.session set environments = ?, actions = ?, targets = ?, expires_at = ?, budget = ?,
                            last_used_at = ?, version = version + 1
                        where id = ?""")
                .params(
                        array(scope.environments()),
                        array(scope.actions()),
                        array(scope.targets()),
                        sql(expiresAt),
                        budget,
                        sql(now),
                        id)
                .update();
    }

    void end(String id, SessionClock.End end, Instant closureDue, Instant opinionDue) {
        jdbc.sql("""
                        update countersign.session set status = 'ended', ended_at = greatest(?, opened_at), end_reason = ?,
                            ended_by = ?, closure_due_at = ?, opinion_due_at = ?, version = version + 1
                        where id = ? and status = 'open'""")
                .params(sql(end.at()), end.reason().word(), end.by(), sql(closureDue), sql(opinionDue), id)
                .update();
    }

    void move(String id, SessionStatus from, SessionStatus to) {
        int moved = jdbc.sql("""
                        update countersign.session set status = ?, version = version + 1 where id = ? and status = ?""").params(to.word(), id, from.word()).update();
        if (moved != 1) {
            throw new IllegalStateException(id + " is not " + from);
        }
    }

    void reviewDue(String id, Instant at) {
        jdbc.sql("update countersign.session set review_due_at = ? where id = ?")
                .params(sql(at), id)
                .update();
    }

    /** The newest first; those of these projects, or opened or owed by the person. */
    List<Session> page(
            @Nullable String status,
            @Nullable String project,
            @Nullable String openedBy,
            boolean drillsOnly,
            SessionSight sight,
            @Nullable String before,
            int limit) {
        return jdbc.sql(SELECT + """
                        where (project = any (:projects) or opener_person = :person or closure_owner_person = :person
                                or skipped_teams && :teams::text[])
                            and (:status::text is null or status = :status) and (:project::text is null or project = :project)
                            and (:openedBy::text is null or opener = :openedBy) and (rehearsal or not :drillsOnly) and (:before::text is null or id < :before)
                        order by id desc limit :limit""")
                .param("projects", array(sight.projects()))
                .param("teams", array(sight.teams()))
                .param("person", sight.person())
                .param("status", status)
                .param("project", project)
                .param("openedBy", openedBy)
                .param("drillsOnly", drillsOnly)
                .param("before", before)
                .param("limit", limit)
                .query(this::session)
                .list();
    }

    private Session session(ResultSet row, int n) throws SQLException {
        var reason = row.getString("end_reason");
        return new Session(
                row.getString("id"),
                row.getBoolean("rehearsal"),
                row.getString("incident"),
                row.getString("severity"),
                row.getString("project"),
                new Scope(
                        set(row.getArray("environments")), set(row.getArray("actions")), set(row.getArray("targets"))),
                row.getString("reason"),
                row.getString("why_no_change"),
                row.getString("opener"),
                row.getString("opener_person"),
                row.getString("team"),
                row.getString("closure_owner"),
                row.getString("closure_owner_person"),
                SessionStatus.of(row.getString("status")),
                Incidents.at(row, "opened_at").orElseThrow(),
                Incidents.at(row, "expires_at").orElseThrow(),
                Duration.ofSeconds(row.getLong("idle_seconds")),
                Incidents.at(row, "last_used_at").orElseThrow(),
                row.getInt("budget"),
                row.getInt("used"),
                read(row.getString("policy")),
                set(row.getArray("skipped_teams")),
                Incidents.at(row, "ended_at").orElse(null),
                reason == null ? null : EndReason.of(reason),
                row.getString("ended_by"),
                Incidents.at(row, "closure_due_at").orElseThrow(),
                Incidents.at(row, "opinion_due_at").orElseThrow(),
                Incidents.at(row, "review_due_at").orElseThrow(),
                row.getLong("version"));
    }

    private static String[] array(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    static Set<String> set(Array values) throws SQLException {
        return new LinkedHashSet<>(List.of((String[]) values.getArray()));
    }

    private String write(BreakGlassTerms terms) {
        try {
            return json.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private BreakGlassTerms read(String terms) {
        try {
            return json.readValue(terms, BreakGlassTerms.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
