package dev.countersign.policy.process;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.IdentityService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The latest released version of each decision: one query for all, once per transaction. So all that one act works out, it
 * works out by the same release.
 */
@Component
final class LatestDefinitions {

    private final RepositoryService repository;
    private final IdentityService identity;

    LatestDefinitions(RepositoryService repository, IdentityService identity) {
        this.repository = repository;
        this.identity = identity;
    }

    Optional<DecisionDefinition> of(String key) {
        return Optional.ofNullable(all().get(key));
    }

    /** Reads as nobody: the engine hides definitions from users without a grant, and hidden looks like missing. */
    <T> T read(Function<RepositoryService, T> work) {
        var caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.apply(repository);
        } finally {
            if (caller != null) {
                identity.setAuthentication(caller);
            }
        }
    }

    Map<String, DecisionDefinition> all() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return query();
        }
        var known = known();
        return known != null ? known : remember(query());
    }

    private Map<String, DecisionDefinition> query() {
        return read(engine -> engine.createDecisionDefinitionQuery()
                        .withoutTenantId()
                        .latestVersion()
                        .list())
                .stream()
                .collect(Collectors.toMap(DecisionDefinition::getKey, Function.identity()));
    }

    @SuppressWarnings("unchecked")
    private @Nullable Map<String, DecisionDefinition> known() {
        return (Map<String, DecisionDefinition>) TransactionSynchronizationManager.getResource(this);
    }

    private Map<String, DecisionDefinition> remember(Map<String, DecisionDefinition> latest) {
        TransactionSynchronizationManager.bindResource(this, latest);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResourceIfPossible(LatestDefinitions.this);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(LatestDefinitions.this);
            }
        });
        return latest;
    }
}
