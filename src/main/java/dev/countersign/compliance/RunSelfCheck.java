package dev.countersign.compliance;

import static dev.countersign.platform.DatabaseTime.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.audit.RecordReading;
import dev.countersign.audit.VerifyOwnLog;
import dev.countersign.compliance.SelfCheck.CheckedRule;
import dev.countersign.compliance.SelfCheck.SelfFinding;
import dev.countersign.compliance.SelfCheckRule.Weight;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Runs the self-check that waits: tables, engine and log as they are at one moment. The one that holds its row runs it;
 * killed at any step, it waits again.
 */
@Component
public class RunSelfCheck {

    private static final int MOST = 100;

    private final SelfChecks selfChecks;
    private final EngineState engine;
    private final VerifyOwnLog verifyOwnLog;
    private final CountOffenders offenders;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final DatabaseTime time;

    RunSelfCheck(
            SelfChecks selfChecks,
            EngineState engine,
            VerifyOwnLog verifyOwnLog,
            CountOffenders offenders,
            AuditLog audit,
            JdbcClient jdbc,
            ObjectMapper json,
            DatabaseTime time) {
        this.selfChecks = selfChecks;
        this.engine = engine;
        this.verifyOwnLog = verifyOwnLog;
        this.offenders = offenders;
        this.audit = audit;
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
    }

    /** @return whether there was one to run */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public boolean run() {
        var held = selfChecks.hold();
        held.ifPresent(this::run);
        return held.isPresent();
    }

    private void run(String id) {
        var began = time.now();
        var checks = new ArrayList<CheckedRule>();
        checks.add(log());
        var parameters = parameters(began);
        Arrays.stream(SelfCheckRule.values())
                .map(rule -> check(rule, parameters))
                .forEach(checks::add);
        checks.add(offenders.count(began));
        long faults = found(checks, true);
        long reminders = found(checks, false);
        audit.record(
                Fact.of(
                        "self_check_finished",
                        RecordReading.SUBJECT,
                        Map.of("key", id, "faults", faults, "reminders", reminders)),
                Actor.system("timer"));
        selfChecks.finish(new SelfCheck(id, began, "", began, time.afterLock(), faults, reminders, checks));
    }

    private static long found(List<CheckedRule> checks, boolean fault) {
        return checks.stream()
                .filter(check -> check.fault() == fault)
                .mapToLong(CheckedRule::found)
                .sum();
    }

    private CheckedRule log() {
        var flaws = verifyOwnLog.verify();
        return new CheckedRule(
                "log_verifies",
                "The log verifies: no entry is altered, missing or out of place, its signature is right, and its entries"
                        + " keep the laws.",
                true,
                flaws.size(),
                flaws.stream()
                        .map(flaw -> new SelfFinding(null, flaw.toString()))
                        .toList());
    }

    private CheckedRule check(SelfCheckRule rule, Map<String, Object> parameters) {
        var found = new long[1];
        var findings = jdbc.sql(rule.query())
                .params(parameters)
                .query((row, n) -> {
                    found[0] = row.getLong("found");
                    return new SelfFinding(row.getString("subject"), row.getString("detail"));
                })
                .list();
        return new CheckedRule(rule.word(), rule.sentence(), rule.weight() == Weight.FAULT, found[0], findings);
    }

    private Map<String, Object> parameters(Instant now) {
        var seen = engine.look();
        return Map.of(
                "now", sql(now),
                "running", write(seen.running()),
                "waiting", write(seen.waiting()),
                "stuck", write(seen.stuck()),
                "most", MOST);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
