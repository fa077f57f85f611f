package dev.countersign.policy.process;

import dev.countersign.platform.Refused;
import dev.countersign.policy.Answer;
import dev.countersign.policy.PolicyRefusal;
import dev.countersign.policy.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/** The tables that are deployed in the process engine. What a version says never changes, so it is read once. */
@Component
final class DecisionTables implements Tables {

    private final LatestDefinitions latest;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(String definition, DecisionTable table) {}

    DecisionTables(LatestDefinitions latest) {
        this.latest = latest;
    }

    @Override
    public Answer ask(String table, Map<String, Object> inputs) {
        return latest(table).ask(inputs);
    }

    private DecisionTable latest(String key) {
        var definition = latest.of(key)
                .orElseThrow(() -> new Refused(PolicyRefusal.incomplete(key, "it has not been released")));
        var known = kept.get(key);
        if (known != null && known.definition().equals(definition.getId())) {
            return known.table();
        }
        var table = DecisionTable.read(key, definition.getVersion(), bytes(definition));
        kept.put(key, new Kept(definition.getId(), table));
        return table;
    }

    Collection<DecisionDefinition> inForce() {
        return latest.all().values();
    }

    byte[] bytes(DecisionDefinition definition) {
        return latest.read(engine -> bytes(engine, definition));
    }

    private static byte[] bytes(RepositoryService engine, DecisionDefinition definition) {
        try (var dmn = engine.getDecisionModel(definition.getId())) {
            return dmn.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
