package dev.countersign.audit;

import dev.countersign.platform.Ids;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Gives the log its name, once and for good. */
@Component
public final class StartLog {

    private final LogRows log;
    private final LogSettings settings;

    StartLog(SequencerDatabase database, LogSettings settings) {
        this.log = database.log();
        this.settings = settings;
    }

    /** Does nothing where it has one. */
    public void start() {
        log.begin(Objects.requireNonNullElseGet(settings.origin(), () -> "countersign.example/" + Ids.next("log_")));
    }
}
