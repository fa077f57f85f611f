package dev.countersign.breakglass;

import static dev.countersign.platform.DatabaseTime.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was permitted under sessions. Written under the lock of the session. */
@Component
final class EmergencyActions {

    private final JdbcClient jdbc;

    EmergencyActions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<EmergencyAction> of(String session) {
        return jdbc.sql("select * from countersign.emergency_action where session_id = ? order by n")
                .param(session)
                .query(EmergencyActions::action)
                .list();
    }

    Optional<EmergencyAction> find(String session, int n) {
        return jdbc.sql("select * from countersign.emergency_action where session_id = ? and n = ?")
                .params(session, n)
                .query(EmergencyActions::action)
                .optional();
    }

    Optional<EmergencyAction> ofPermit(String permit) {
        return jdbc.sql("select * from countersign.emergency_action where permit = ?")
                .param(permit)
                .query(EmergencyActions::action)
                .optional();
    }

    /** What was permitted last under this and the two hundred sessions of the project before it, the newest first. */
    List<EmergencyAction> lately(Session session) {
        return jdbc.sql("""
                        select a.* from (
                            select id from countersign.session where project = ? and id <= ? order by id desc limit 201) s
                        join countersign.emergency_action a on a.session_id = s.id
                        where a.environment = any (?) and a.action = any (?) and a.revoked_at is null
                        order by a.session_id desc, a.n desc limit 500""")
                .params(
                        session.project(),
                        session.id(),
                        session.scope().environments().toArray(String[]::new),
                        session.scope().actions().toArray(String[]::new))
                .query(EmergencyActions::action)
                .list();
    }

    /** When the last permit that is still good runs out; where none is, when the last one was redeemed or taken back. */
    Optional<Instant> lastPermitUntil(String session) {
        return jdbc.sql("""
                        select max(coalesce(redeemed_at, revoked_at, permit_until)) as at from countersign.emergency_action
                        where session_id = ?""")
                .param(session)
                .query((row, n) -> Incidents.at(row, "at"))
                .single();
    }

    void insert(EmergencyAction a) {
        jdbc.sql("""
                        insert into countersign.emergency_action (session_id, n, environment, action, target, operation, digest,
                            purpose, account, person, asked_at, permit, audience, run_id, permit_until)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        a.session(),
                        a.n(),
                        a.environment(),
                        a.action(),
                        a.target(),
                        a.operation(),
                        a.digest(),
                        a.purpose(),
                        a.account(),
                        a.person(),
                        sql(a.askedAt()),
                        a.permit(),
                        a.audience(),
                        a.runId(),
                        sql(a.permitUntil()))
                .update();
    }

    void redeem(EmergencyAction action, String account, Instant now) {
        jdbc.sql("""
                        update countersign.emergency_action set redeemed_at = ?, redeemed_by = ?
                        where session_id = ? and n = ?""").params(sql(now), account, action.session(), action.n()).update();
    }

    void revoke(EmergencyAction action, String account, Instant now) {
        jdbc.sql("""
                        update countersign.emergency_action set revoked_at = ?, revoked_by = ?
                        where session_id = ? and n = ?""").params(sql(now), account, action.session(), action.n()).update();
    }

    void report(
            EmergencyAction action,
            ReportEmergencyAction.Report report,
            @Nullable String violation,
            String evidence,
            String account,
            Instant now,
            boolean late) {
        jdbc.sql("""
                        update countersign.emergency_action set result = ?, observed_digest = ?, violation = ?, evidence = ?::jsonb,
                            notes = ?, reported_by = ?, reported_at = ?, late = ?
                        where session_id = ? and n = ?""")
                .params(
                        report.result(),
                        report.observedDigest(),
                        violation,
                        evidence,
                        report.notes(),
                        account,
                        sql(now),
                        late,
                        action.session(),
                        action.n())
                .update();
    }

    private static EmergencyAction action(ResultSet row, int n) throws SQLException {
        return new EmergencyAction(
                row.getString("session_id"),
                row.getInt("n"),
                row.getString("environment"),
                row.getString("action"),
                row.getString("target"),
                row.getString("operation"),
                row.getString("digest"),
                row.getString("purpose"),
                row.getString("account"),
                row.getString("person"),
                Incidents.at(row, "asked_at").orElseThrow(),
                row.getString("permit"),
                row.getString("audience"),
                row.getString("run_id"),
                Incidents.at(row, "permit_until").orElseThrow(),
                Incidents.at(row, "redeemed_at").orElse(null),
                row.getString("redeemed_by"),
                Incidents.at(row, "revoked_at").orElse(null),
                row.getString("revoked_by"),
                row.getString("result"),
                row.getString("observed_digest"),
                row.getString("violation"),
                row.getString("notes"),
                row.getString("reported_by"),
                Incidents.at(row, "reported_at").orElse(null),
                row.getBoolean("late"));
    }
}
