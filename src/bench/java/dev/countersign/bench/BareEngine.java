package dev.countersign.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.countersign.budget.CountedStatements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.operaton.bpm.engine.DecisionService;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.ProcessEngineConfiguration;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.operaton.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.operaton.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The engine alone, in a schema of its own on the same server: the same model with twelve plain variables in place of
 * facts, trivial delegates, no guard, no interceptor, full history.
 */
final class BareEngine implements Lifecycle, AutoCloseable {

    /** {@code LEAN}: the cheapest one can have with full history. {@code USUAL}: as it comes, with tables and claims. */
    enum Kind {
        LEAN,
        USUAL
    }

    private static final Map<String, Object> ASKED = Map.of(
            "environment",
            "production",
            "action",
            "deploy",
            "criticality",
            "normal",
            "size",
            2,
            "outsideOfficeHours",
            true,
            "rollbackPlan",
            true,
            "incident",
            false,
            "freeze",
            false,
            "risk",
            "high");

    private final Kind kind;
    private final HikariDataSource pool;
    private final ProcessEngine engine;

    BareEngine(Kind kind, JdbcConnectionDetails database, CountedStatements counted) {
        this.kind = kind;
        this.pool = pool(schema(), database);
        JdbcClient.create(pool).sql("create schema if not exists " + schema()).update();
        this.engine = engine(counted.around(pool));
        deploy();
    }

    String schema() {
        return "bare_" + kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    DataSource pool() {
        return pool;
    }

    private static HikariDataSource pool(String schema, JdbcConnectionDetails database) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.getJdbcUrl() + "&currentSchema=" + schema);
        config.setUsername(database.getUsername());
        config.setPassword(database.getPassword());
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }

    private ProcessEngine engine(DataSource source) {
        var config = new StandaloneProcessEngineConfiguration();
        config.setProcessEngineName(schema());
        config.setDataSource(source);
        config.setDatabaseSchema(schema());
        config.setDatabaseTablePrefix(schema() + ".");
        config.setDatabaseSchemaUpdate("true");
        config.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        config.setIdGenerator(new StrongUuidGenerator());
        config.setMetricsEnabled(false);
        config.setJobExecutorActivate(false);
        config.setBeans(delegates());
        if (kind == Kind.LEAN) {
            config.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
            config.setHistoryCleanupStrategy("endTimeBased");
        }
        return config.buildProcessEngine();
    }

    private Map<Object, Object> delegates() {
        var delegates = new HashMap<Object, Object>();
        JavaDelegate nothing = execution -> {};
        for (var name : new String[] {"closeOverdue", "remindApprovers", "escalateReview", "markUnreported"}) {
            delegates.put(name, nothing);
        }
        delegates.put("assessRisk", (JavaDelegate) execution -> decide(execution, "risk"));
        delegates.put("workOutPolicy", (JavaDelegate)
                execution -> decide(execution, "approval-terms", "approval-stages", "gates"));
        delegates.put("countDecisions", (JavaDelegate) BareEngine::count);
        return delegates;
    }

    private void decide(DelegateExecution execution, String... tables) {
        if (kind == Kind.USUAL) {
            DecisionService decisions = execution.getProcessEngineServices().getDecisionService();
            for (var table : tables) {
                decisions.evaluateDecisionTableByKey(table).variables(ASKED).evaluate();
            }
        }
    }

    private static void count(DelegateExecution execution) {
        var next = Map.of("submitted", "first seat", "first seat", "second seat", "second seat", "approved");
        execution.setVariable("status", next.get((String) execution.getVariable("status")));
    }

    private void deploy() {
        var repository = engine.getRepositoryService();
        var deployment = repository.createDeployment().addString("change-approval.bpmn", model());
        if (kind == Kind.USUAL) {
            for (var table : new String[] {"risk", "approval-policy", "gates"}) {
                deployment.addString(table + ".dmn", read(table + ".dmn"));
            }
        }
        deployment.deploy();
    }

    private static String model() {
        return read("change-approval.bpmn")
                .replace("${change.status != 'pending'}", "${status == 'approved'}")
                .replace("${change.openTeam}", "sre")
                .replace("${change.requesterTeams}", "payments-dev")
                .replace("${change.", "${");
    }

    private static String read(String model) {
        try {
            return Files.readString(Path.of("processes", model));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return kind == Kind.LEAN ? "bare engine, lean" : "bare engine, usual";
    }

    @Override
    public void run() {
        var key = "chg_" + UUID.randomUUID();
        engine.getRuntimeService().startProcessInstanceByKey("change-approval", key, variables());
        for (int seat = 0; seat < 2; seat++) {
            decide(key);
        }
        for (var message : new String[] {"executionStarted", "outcomeReported"}) {
            engine.getRuntimeService()
                    .createMessageCorrelation(message)
                    .processInstanceBusinessKey(key)
                    .correlate();
        }
    }

    private void decide(String key) {
        var tasks = engine.getTaskService();
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(key)
                .singleResult()
                .getId();
        if (kind == Kind.USUAL) {
            tasks.claim(task, "sre-one");
        }
        tasks.complete(task);
    }

    private static Map<String, Object> variables() {
        var now = Instant.now();
        var variables = new HashMap<String, Object>(Map.of(
                "project", "payments",
                "environment", "production",
                "action", "deploy",
                "target", "k8s/payments/checkout",
                "title", "Deploy checkout 2.14.0",
                "requester", "requester",
                "risk", "high",
                "digest", "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "status", "submitted"));
        variables.put("dueAt", Date.from(now.plus(Duration.ofDays(3))));
        variables.put("remindAt", Date.from(now.plus(Duration.ofDays(1))));
        variables.put("escalateAt", Date.from(now.plus(Duration.ofDays(2))));
        return variables;
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
