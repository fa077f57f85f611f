package dev.countersign.breakglass.process;

import dev.countersign.breakglass.FactsOfSession;
import dev.countersign.platform.engine.EngineFacts;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** {@code session} in the models, fresh from the tables at each asking. */
@Component
class SessionFacts implements EngineFacts {

    private final FactsOfSession facts;

    SessionFacts(FactsOfSession facts) {
        this.facts = facts;
    }

    @Override
    public String name() {
        return "session";
    }

    @Override
    public Map<String, Function<String, Object>> properties() {
        return facts.properties();
    }
}
