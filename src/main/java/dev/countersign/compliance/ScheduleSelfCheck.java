package dev.countersign.compliance;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks for the self-check each night, and runs whatever was asked for. One that breaks off is tried again, not at once. */
@Component
@ConditionalOnProperty(name = "countersign.compliance.self-check.scheduled", matchIfMissing = true)
final class ScheduleSelfCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleSelfCheck.class);
    private static final long AGAIN = Duration.ofMinutes(10).toNanos();

    private final AskSelfCheck askSelfCheck;
    private final RunSelfCheck runSelfCheck;
    private long brokeOff = System.nanoTime() - AGAIN;

    ScheduleSelfCheck(AskSelfCheck askSelfCheck, RunSelfCheck runSelfCheck) {
        this.askSelfCheck = askSelfCheck;
        this.runSelfCheck = runSelfCheck;
    }

    @Scheduled(cron = "${countersign.compliance.self-check.cron:0 17 2 * * *}")
    void nightly() {
        askSelfCheck.nightly();
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT30S")
    void run() {
        if (System.nanoTime() - brokeOff < AGAIN) {
            return;
        }
        try {
            runSelfCheck.run();
        } catch (RuntimeException e) {
            brokeOff = System.nanoTime();
            LOG.warn("The self-check broke off; it is tried again in ten minutes", e);
        }
    }
}
