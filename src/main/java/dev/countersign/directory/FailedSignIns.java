package dev.countersign.directory;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.Actor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Failed attempts on accounts that exist, at most one a minute for each account and reason: the audit is never
 * shortened, and whoever is not signed in must not be able to make it grow. What was typed is not kept: in place of
 * the name of an account there is often a password.
 */
@Component
public final class FailedSignIns {

    private static final Actor NOBODY = new Actor("anonymous", "anonymous", false, "none", "api");
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final Map<String, Long> lastRecorded = new ConcurrentHashMap<>();
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    FailedSignIns(AuditLog audit, TransactionTemplate transaction) {
        this.audit = audit;
        this.transaction = transaction;
    }

    public void record(String account, String method, String reason) {
        if (isDue(account + " " + reason)) {
            var fact = Facts.ofAccount("sign_in_failed", account, Map.of("method", method, "reason", reason));
            transaction.executeWithoutResult(status -> audit.record(fact, NOBODY));
        }
    }

    private boolean isDue(String attempt) {
        var now = System.nanoTime();
        var last = lastRecorded.put(attempt, now);
        if (last == null || now - last >= PAUSE) {
            return true;
        }
        lastRecorded.put(attempt, last);
        return false;
    }
}
