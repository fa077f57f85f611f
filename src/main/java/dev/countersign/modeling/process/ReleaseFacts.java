package dev.countersign.modeling.process;

import dev.countersign.modeling.release.FactsOfRelease;
import dev.countersign.platform.engine.EngineFacts;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** {@code release} in the models, fresh from the tables at each asking. */
@Component
class ReleaseFacts implements EngineFacts {

    private final FactsOfRelease facts;

    ReleaseFacts(FactsOfRelease facts) {
        this.facts = facts;
    }

    @Override
    public String name() {
        return "release";
    }

    @Override
    public Map<String, Function<String, Object>> properties() {
        return facts.properties();
    }
}
