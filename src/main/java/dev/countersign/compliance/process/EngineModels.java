package dev.countersign.compliance.process;

import dev.countersign.compliance.ReleasedModels;
import dev.countersign.platform.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.Deployment;
import org.operaton.bpm.engine.repository.ResourceDefinition;
import org.springframework.stereotype.Component;

/** The models as the engine has them. What a version says never changes, so each is read once. */
@Component
final class EngineModels implements ReleasedModels {

    private static final String SHIPPED = "countersign";

    private final RepositoryService repository;
    private final AsNobody asNobody;
    private final Map<String, String> digests = new ConcurrentHashMap<>();

    EngineModels(RepositoryService repository, AsNobody asNobody) {
        this.repository = repository;
        this.asNobody = asNobody;
    }

    @Override
    public List<Release> all() {
        return asNobody.read(() -> {
            var deployments = repository.createDeploymentQuery().list().stream()
                    .collect(Collectors.toMap(Deployment::getId, Function.identity()));
            var tables = repository.createDecisionDefinitionQuery().list().stream()
                    .map(table -> release(
                            "decision table", table, deployments, () -> repository.getDecisionModel(table.getId())));
            var processes = repository.createProcessDefinitionQuery().list().stream()
                    .map(process -> release(
                            "process", process, deployments, () -> repository.getProcessModel(process.getId())));
            return Stream.concat(tables, processes).toList();
        });
    }

    private Release release(
            String kind, ResourceDefinition model, Map<String, Deployment> deployments, Supplier<InputStream> bytes) {
        var deployment = deployments.get(model.getDeploymentId());
        if (deployment == null) {
            throw new IllegalStateException(model.getId() + " was never deployed");
        }
        var by = SHIPPED.equals(deployment.getSource())
                ? "shipped with the application"
                : String.valueOf(deployment.getSource());
        return new Release(
                model.getKey(),
                kind,
                model.getVersion(),
                digests.computeIfAbsent(model.getId(), id -> digest(bytes)),
                deployment.getDeploymentTime().toInstant(),
                by);
    }

    private static String digest(Supplier<InputStream> bytes) {
        try (var in = bytes.get()) {
            return Digest.of(in.readAllBytes()).value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
