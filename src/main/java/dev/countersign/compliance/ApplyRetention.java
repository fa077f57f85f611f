package dev.countersign.compliance;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.audit.RecordReading;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.engine.CleanEngineHistory;
import dev.countersign.platform.start.StartRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Removes at night what is beyond its time, unless it is held, and says in the log how much that was. */
@Component
public class ApplyRetention {

    /**
     * How long each class is kept.
     *
     * @param evidence content of attached files, after their change was closed
     * @param browserSessions after they have run out
     * @param engineHistory after an instance has ended
     */
    @ConfigurationProperties("countersign.retention")
    record Settings(
            @DefaultValue("3650d") Duration evidence,
            @DefaultValue("30d") Duration browserSessions,
            @DefaultValue("3650d") Duration engineHistory) {

        private static final Duration LEAST = Duration.ofDays(366);

        Settings {
            if (evidence.compareTo(LEAST) < 0) {
                throw new StartRefused(
                        "countersign.retention.evidence is " + evidence.toDays() + " days.",
                        "Evidence is kept for " + LEAST.toDays() + " days at least: set it to that, or leave it out.");
            }
        }
    }

    private final Settings settings;
    private final LegalHolds holds;
    private final CleanEngineHistory engineHistory;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final DatabaseTime time;

    ApplyRetention(
            Settings settings,
            LegalHolds holds,
            CleanEngineHistory engineHistory,
            JdbcClient jdbc,
            AuditLog audit,
            DatabaseTime time) {
        this.settings = settings;
        this.holds = holds;
        this.engineHistory = engineHistory;
        this.jdbc = jdbc;
        this.audit = audit;
        this.time = time;
    }

    /** Every node comes here; the first one does it, and to the others nothing is left. */
    @Scheduled(cron = "${countersign.retention.at:0 17 3 * * *}", zone = "UTC")
    @Transactional
    public void apply() {
        holds.inTurn();
        var now = time.afterLock();
        var held = holds.anyInForce();
        if (!held) {
            engineHistory.clean(settings.engineHistory());
        }
        int files = evidence(now.minus(settings.evidence()));
        int sessions = jdbc.sql("delete from countersign.browser_session where expires_at < ?")
                .param(sql(now.minus(settings.browserSessions())))
                .update();
        if (files + sessions > 0) {
            audit.record(Fact.of(
                    "retention_applied",
                    RecordReading.SUBJECT,
                    Map.of("files", files, "browserSessions", sessions, "held", held)));
        }
    }

    private int evidence(Instant before) {
        int forgotten = 0;
        for (int batch = -1; batch != 0; forgotten += batch) {
            batch = jdbc.sql("select countersign.forget_evidence(?)")
                    .param(sql(before))
                    .query(Integer.class)
                    .single();
        }
        return forgotten;
    }
}
