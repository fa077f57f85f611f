package dev.countersign.modeling.replay;

import dev.countersign.modeling.ProcessOwners;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stops a replay, on whatever node it is: that one asks after each few thousand changes whether it is still wanted. */
@Component
public class CancelReplay {

    private final ProcessOwners owners;
    private final Replays replays;
    private final DatabaseTime time;

    CancelReplay(ProcessOwners owners, Replays replays, DatabaseTime time) {
        this.owners = owners;
        this.replays = replays;
        this.time = time;
    }

    @Transactional
    public Replay cancel(String id) {
        var actor = owners.required();
        replays.get(id, time.now());
        replays.buryDead(time.now());
        if (!replays.end(id, Replay.CANCELLED, null, "Cancelled by " + actor.account() + ".", time.now())) {
            var over = replays.get(id, time.now());
            throw new Refused(Refusal.conflict(
                    "replay_over",
                    "This replay is over: " + over.status() + ".",
                    "Nothing is left to cancel.",
                    new Refusal.Outcome(
                            over.status(),
                            over.startedBy(),
                            Objects.requireNonNullElse(over.finishedAt(), over.startedAt()))));
        }
        return replays.get(id, time.now());
    }
}
