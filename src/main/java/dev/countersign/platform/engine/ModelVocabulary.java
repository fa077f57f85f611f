package dev.countersign.platform.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The beans that models may name: delegates and facts, and no other. Looked up late, since beans may need the engine. */
@Component
final class ModelVocabulary {

    private final ListableBeanFactory beans;
    private final Set<String> delegates;
    private volatile Map<String, EngineFacts> facts = Map.of();
    private volatile boolean factsKnown;

    ModelVocabulary(ListableBeanFactory beans) {
        this.beans = beans;
        this.delegates = Set.of(beans.getBeanNamesForType(JavaDelegate.class, true, false));
    }

    Set<String> delegates() {
        return delegates;
    }

    Optional<JavaDelegate> delegate(String name) {
        return delegates.contains(name) ? Optional.of(beans.getBean(name, JavaDelegate.class)) : Optional.empty();
    }

    Optional<EngineFacts> facts(String name) {
        if (!factsKnown) {
            facts = collect();
            factsKnown = true;
        }
        return Optional.ofNullable(facts.get(name));
    }

    private Map<String, EngineFacts> collect() {
        var byName = new HashMap<String, EngineFacts>();
        for (var found : beans.getBeansOfType(EngineFacts.class).values()) {
            if (delegates.contains(found.name()) || byName.put(found.name(), found) != null) {
                throw new IllegalStateException("Two beans answer to the name " + found.name() + " in models.");
            }
        }
        return Map.copyOf(byName);
    }
}
