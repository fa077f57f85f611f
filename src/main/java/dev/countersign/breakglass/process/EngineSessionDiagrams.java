package dev.countersign.breakglass.process;

import dev.countersign.breakglass.SessionDiagrams;
import dev.countersign.platform.engine.Diagram;
import dev.countersign.platform.engine.Diagrams;
import org.springframework.stereotype.Component;

/** The way of a session as the engine has it. */
@Component
class EngineSessionDiagrams implements SessionDiagrams {

    private final Diagrams diagrams;

    EngineSessionDiagrams(Diagrams diagrams) {
        this.diagrams = diagrams;
    }

    @Override
    public Diagram of(String sessionId) {
        return diagrams.of(EngineSessionLifecycle.PROCESS, sessionId);
    }
}
