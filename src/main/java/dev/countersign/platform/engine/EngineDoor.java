package dev.countersign.platform.engine;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The one door into the engine: commands that change something run only inside {@link #open}, on the same thread.
 *
 * <p>Only use cases that have judged the act already may open it. What the engine throws at the loser of a race leaves
 * it as {@link dev.countersign.platform.Refused} or {@link LostRace}, see {@link EngineConflicts}.
 */
@Component
public final class EngineDoor {

    private final ThreadLocal<int[]> depth = ThreadLocal.withInitial(() -> new int[1]);

    EngineDoor() {}

    public <T> T open(Supplier<T> work) {
        var own = depth.get();
        own[0]++;
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw EngineConflicts.translate(e);
        } finally {
            own[0]--;
        }
    }

    public void open(Runnable work) {
        open(() -> {
            work.run();
            return true;
        });
    }

    boolean isOpen() {
        return depth.get()[0] > 0;
    }
}
