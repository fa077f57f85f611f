package dev.countersign.policy.process;

import dev.countersign.platform.Refused;
import dev.countersign.policy.Answer;
import dev.countersign.policy.PolicyRefusal;
import dev.countersign.policy.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.IdentityService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/**
 * The tables that are deployed in the process engine. Which version is the latest is asked each time; what a version says
 * never changes, so that is kept.
 */
@Component
final class DecisionTables implements Tables {

    private final RepositoryService repository;
    private final IdentityService identity;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(String definition, DecisionTable table) {}

    DecisionTables(RepositoryService repository, IdentityService identity) {
        this.repository = repository;
        this.identity = identity;
    }

    @Override
    public Answer ask(String table, Map<String, Object> inputs) {
        return asNobody(() -> latest(table)).ask(inputs);
    }

    private DecisionTable latest(String key) {
        var definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .withoutTenantId()
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw new Refused(PolicyRefusal.incomplete(key, "it has not been released"));
        }
        var known = kept.get(key);
        return known != null && known.definition().equals(definition.getId()) ? known.table() : read(definition);
    }

    private DecisionTable read(DecisionDefinition definition) {
        try (var dmn = repository.getDecisionModel(definition.getId())) {
            var table = DecisionTable.read(definition.getKey(), definition.getVersion(), dmn.readAllBytes());
            kept.put(definition.getKey(), new Kept(definition.getId(), table));
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The engine hides definitions from users without a grant; a hidden table would be taken for a missing one. */
    private <T extends @Nullable Object> T asNobody(Supplier<T> work) {
        var caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (caller != null) {
                identity.setAuthentication(caller);
            }
        }
    }
}
