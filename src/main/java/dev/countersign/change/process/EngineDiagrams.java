package dev.countersign.change.process;

import dev.countersign.change.ChangeDiagrams;
import dev.countersign.platform.engine.Diagram;
import dev.countersign.platform.engine.Diagrams;
import org.springframework.stereotype.Component;

/** The way of a change as the engine has it. */
@Component
class EngineDiagrams implements ChangeDiagrams {

    private final Diagrams diagrams;

    EngineDiagrams(Diagrams diagrams) {
        this.diagrams = diagrams;
    }

    @Override
    public Diagram of(String changeId) {
        return diagrams.of(EngineLifecycle.PROCESS, changeId);
    }
}
