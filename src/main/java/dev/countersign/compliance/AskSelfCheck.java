package dev.countersign.compliance;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.audit.RecordReading;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for a self-check, which a node then takes, and shows those that there were. */
@Component
public class AskSelfCheck {

    private static final int SHOWN = 20;
    private static final Duration ONE_NIGHT = Duration.ofHours(1);

    private final SelfChecks selfChecks;
    private final SeeEverything seeEverything;
    private final Keepers keepers;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    AskSelfCheck(
            SelfChecks selfChecks,
            SeeEverything seeEverything,
            Keepers keepers,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.selfChecks = selfChecks;
        this.seeEverything = seeEverything;
        this.keepers = keepers;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    /** The one that waits; where one did already, that one. */
    @Transactional
    public SelfCheck ask() {
        var actor = keepers.compliance();
        var id = Ids.next("chk_");
        if (selfChecks.ask(id, time.now(), actor.account())) {
            audit.record(Fact.of("self_check_asked", RecordReading.SUBJECT, Map.of("key", id)));
        }
        return selfChecks.latest(SHOWN).stream()
                .filter(check -> check.finishedAt() == null)
                .findFirst()
                .orElseThrow();
    }

    /** Every node asks; the first one counts. */
    @Transactional
    public void nightly() {
        var now = time.now();
        if (!selfChecks.askedSince(now.minus(ONE_NIGHT))) {
            selfChecks.ask(Ids.next("chk_"), now, "system");
        }
    }

    /** The latest first. */
    public List<SelfCheck> latest() {
        seeEverything.require("The self-check");
        return selfChecks.latest(SHOWN);
    }

    public boolean mayAsk() {
        return keepers.compliance(currentActor.get());
    }
}
