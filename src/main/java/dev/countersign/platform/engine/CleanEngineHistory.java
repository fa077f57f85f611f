package dev.countersign.platform.engine;

import java.time.Duration;
import org.operaton.bpm.engine.ProcessEngine;
import org.springframework.stereotype.Component;

/**
 * Has the engine remove the history of instances that ended long ago; its job executor does it. No evidence of ours depends on it:
 * what was decided is in our tables and in the log.
 */
@Component
public final class CleanEngineHistory {

    private final ProcessEngine engine;
    private final EngineDoor door;

    CleanEngineHistory(ProcessEngine engine, EngineDoor door) {
        this.engine = engine;
        this.door = door;
    }

    /** The engine goes by the definition's time to live, so that is made to be this long first. */
    public void clean(Duration kept) {
        int days = Math.toIntExact(kept.toDays());
        door.open(() -> {
            var repository = engine.getRepositoryService();
            for (var definition : repository.createProcessDefinitionQuery().list()) {
                if (!Integer.valueOf(days).equals(definition.getHistoryTimeToLive())) {
                    repository.updateProcessDefinitionHistoryTimeToLive(definition.getId(), days);
                }
            }
            engine.getHistoryService().cleanUpHistoryAsync(true);
        });
    }
}
