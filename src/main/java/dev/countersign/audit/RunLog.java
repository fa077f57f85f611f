package dev.countersign.audit;

import dev.countersign.audit.SignCheckpoint.LogForked;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Keeps the log going on this node: entries into it, and a checkpoint over it. Business never waits for it. */
@Component("log")
@ConditionalOnProperty(name = "countersign.audit.sequenced", matchIfMissing = true)
class RunLog implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    private final StartLog startLog;
    private final SequenceEntries sequence;
    private final SignCheckpoint sign;
    private final AskWitnesses witnesses;
    private volatile boolean begun;
    private volatile @Nullable String complaint;

    RunLog(StartLog startLog, SequenceEntries sequence, SignCheckpoint sign, AskWitnesses witnesses) {
        this.witnesses = witnesses;
        this.startLog = startLog;
        this.sequence = sequence;
        this.sign = sign;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        startLog.start();
        begun = true;
    }

    @Scheduled(fixedDelayString = "${countersign.audit.every:200ms}")
    void run() {
        if (!begun) {
            return;
        }
        try {
            while (sequence.sequence() == SequenceEntries.BATCH) {
                sign.sign();
            }
            sign.sign();
            complaint = null;
        } catch (LogForked e) {
            complain(e.getMessage() + " Keep the database as it is, and compare it with what a witness has.", null);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The log waits for the database", e);
        } catch (IllegalStateException | UncheckedIOException e) {
            // A key that cannot be read, or is another's.
            complain(Objects.requireNonNullElseGet(e.getMessage(), e::toString), null);
        } catch (RuntimeException e) {
            complain(e.toString(), e);
        }
    }

    private void complain(String message, @Nullable Exception cause) {
        if (!Objects.equals(complaint, message)) {
            LOG.error("THE LOG IS NOT SIGNED ANY MORE. {}", message, cause);
        }
        complaint = message;
    }

    @Override
    public Health health() {
        var health = Health.up();
        witnesses.warnings().forEach(health::withDetail);
        if (complaint != null) {
            health.down().withDetail("complaint", complaint);
        }
        var contradicted = witnesses.complaints();
        return contradicted.isEmpty()
                ? health.build()
                : health.down().withDetail("witnesses", contradicted).build();
    }
}
