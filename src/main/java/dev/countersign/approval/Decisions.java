package dev.countersign.approval;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.platform.HeldReads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All decisions. None is ever removed; a revision supersedes those that it touches. */
@Component
public final class Decisions {

    private final JdbcClient jdbc;
    private final HeldReads reads;

    Decisions(JdbcClient jdbc, HeldReads reads) {
        this.reads = reads;
        this.jdbc = jdbc;
    }

    /** @return false where the person has decided on this change already: a constraint says so, not a look before */
    boolean insert(Decision decision) {
        reads.forget(Decisions.class);
        return jdbc.sql("""
                        insert into countersign.decision (id, change_id, revision, digest, team, account, person, on_behalf_of,
                            verdict, reason, risk_acknowledged, required_follow_up, method, task, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(
                                decision.id(),
                                decision.changeId(),
                                decision.revision(),
                                decision.digest(),
                                decision.team(),
                                decision.account(),
                                decision.person(),
                                decision.onBehalfOf(),
                                decision.verdict().word(),
                                decision.reason(),
                                decision.riskAcknowledged(),
                                decision.requiredFollowUp(),
                                decision.method(),
                                decision.task(),
                                sql(decision.decidedAt()))
                        .update()
                == 1;
    }

    /** All decisions of a change, oldest first. */
    public List<Decision> of(String changeId) {
        return reads.read(Decisions.class, changeId, "all", () -> query(changeId));
    }

    private List<Decision> query(String changeId) {
        return jdbc.sql("select * from countersign.decision where change_id = ? order by id")
                .param(changeId)
                .query(Decisions::decision)
                .list();
    }

    /** Those that no revision has superseded, oldest first. */
    public List<Decision> standing(String changeId) {
        return of(changeId).stream()
                .filter(decision -> decision.supersededBy() == null)
                .toList();
    }

    Optional<Decision> ofTask(String task) {
        return jdbc.sql("select * from countersign.decision where task = ?")
                .param(task)
                .query(Decisions::decision)
                .optional();
    }

    void supersede(Collection<String> ids, int revision) {
        reads.forget(Decisions.class);
        jdbc.sql("update countersign.decision set superseded_by = ? where id = any (?) and superseded_by is null")
                .params(revision, ids.toArray(String[]::new))
                .update();
    }

    static Decision decision(ResultSet row, int n) throws SQLException {
        return new Decision(
                row.getString("id"),
                row.getString("change_id"),
                row.getInt("revision"),
                row.getString("digest"),
                row.getString("team"),
                row.getString("account"),
                row.getString("person"),
                row.getString("on_behalf_of"),
                Verdict.of(row.getString("verdict")),
                row.getString("reason"),
                row.getBoolean("risk_acknowledged"),
                row.getString("required_follow_up"),
                row.getString("method"),
                row.getString("task"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getObject("superseded_by", Integer.class));
    }
}
