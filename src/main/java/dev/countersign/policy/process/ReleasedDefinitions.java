package dev.countersign.policy.process;

import dev.countersign.platform.Digest;
import dev.countersign.policy.ReleasedTables;
import dev.countersign.policy.TableVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/** Reads released tables from the process engine, which keeps every version. */
@Component
final class ReleasedDefinitions implements ReleasedTables {

    private final LatestDefinitions definitions;

    ReleasedDefinitions(LatestDefinitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public Optional<byte[]> dmn(TableVersion version) {
        return definitions
                .read(engine -> Optional.ofNullable(definition(engine, version)).map(found -> bytes(engine, found)))
                .filter(bytes -> Digest.of(bytes).value().equals(version.digest()));
    }

    private static DecisionDefinition definition(RepositoryService engine, TableVersion version) {
        return engine.createDecisionDefinitionQuery()
                .withoutTenantId()
                .decisionDefinitionKey(version.table())
                .decisionDefinitionVersion(version.version())
                .singleResult();
    }

    private static byte[] bytes(RepositoryService engine, DecisionDefinition definition) {
        try (var dmn = engine.getDecisionModel(definition.getId())) {
            return dmn.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
