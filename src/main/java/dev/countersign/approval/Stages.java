package dev.countersign.approval;

import dev.countersign.change.Change;
import dev.countersign.platform.HeldReads;
import dev.countersign.policy.StageRule;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stages of all revisions. */
@Component
final class Stages {

    private final JdbcClient jdbc;
    private final HeldReads reads;

    Stages(JdbcClient jdbc, HeldReads reads) {
        this.reads = reads;
        this.jdbc = jdbc;
    }

    /** Of the present revision, in order. */
    List<Stage> of(Change change) {
        return reads.read(Stages.class, change.id(), change.revision(), () -> query(change));
    }

    private List<Stage> query(Change change) {
        return jdbc.sql("""
                        select position, name, team, seats, reason, rule from countersign.stage
                        where change_id = ? and revision = ? order by position""")
                .params(change.id(), change.revision())
                .query((row, n) -> new Stage(
                        row.getInt("position"),
                        row.getString("name"),
                        row.getString("team"),
                        row.getInt("seats"),
                        row.getString("reason"),
                        row.getString("rule")))
                .list();
    }

    /** Replaces the stages of the present revision. */
    void replace(Change change, List<StageRule> rules) {
        reads.forget(Stages.class);
        if (change.revision() > 1) {
            jdbc.sql("delete from countersign.stage where change_id = ? and revision = ?")
                    .params(change.id(), change.revision())
                    .update();
        }
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            jdbc.sql("""
                            insert into countersign.stage (change_id, revision, position, name, team, seats, reason, rule)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            change.id(),
                            change.revision(),
                            i + 1,
                            rule.name(),
                            rule.team(),
                            rule.seats(),
                            rule.reason(),
                            rule.rule())
                    .update();
        }
    }

    /** A revision starts with the stages of the one before, until policy is asked again. */
    void carry(String changeId, int from, int to) {
        reads.forget(Stages.class);
        jdbc.sql("""
                        insert into countersign.stage (change_id, revision, position, name, team, seats, reason, rule)
                        select change_id, ?, position, name, team, seats, reason, rule from countersign.stage
                        where change_id = ? and revision = ?""").params(to, changeId, from).update();
    }
}
