package dev.countersign.modeling.release;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.approval.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decisions on releases: one for each person, added and never altered. */
@Component
class ReleaseDecisions {

    private static final String SELECT = """
            select release, person, account, verdict, reason, digest, task, method, at
            from countersign.model_release_decision\s""";

    private final JdbcClient jdbc;

    ReleaseDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ReleaseDecision decision) {
        jdbc.sql("""
                        insert into countersign.model_release_decision
                            (release, person, account, verdict, reason, digest, task, method, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        decision.release(),
                        decision.person(),
                        decision.account(),
                        decision.verdict().word(),
                        decision.reason(),
                        decision.digest(),
                        decision.task(),
                        decision.method(),
                        sql(decision.at()))
                .update();
    }

    /** In their order. */
    List<ReleaseDecision> on(String release) {
        return onAll(List.of(release)).getOrDefault(release, List.of());
    }

    Map<String, List<ReleaseDecision>> onAll(Collection<String> releases) {
        return jdbc
                .sql(SELECT + "where release = any (?) order by at, person")
                .param(releases.toArray(String[]::new))
                .query(ReleaseDecisions::decision)
                .list()
                .stream()
                .collect(Collectors.groupingBy(ReleaseDecision::release));
    }

    Optional<ReleaseDecision> ofTask(String task) {
        return jdbc.sql(SELECT + "where task = ?")
                .param(task)
                .query(ReleaseDecisions::decision)
                .optional();
    }

    private static ReleaseDecision decision(ResultSet row, int n) throws SQLException {
        var word = row.getString("verdict");
        return new ReleaseDecision(
                row.getString("release"),
                row.getString("person"),
                row.getString("account"),
                Arrays.stream(Verdict.values())
                        .filter(verdict -> verdict.word().equals(word))
                        .findFirst()
                        .orElseThrow(),
                row.getString("reason"),
                row.getString("digest"),
                row.getString("task"),
                row.getString("method"),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                        .toInstant());
    }
}
