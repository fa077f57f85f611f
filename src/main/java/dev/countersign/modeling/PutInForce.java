package dev.countersign.modeling;

import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Digest;
import dev.countersign.platform.engine.DeployModels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes files the next versions of their names: in the engine and in our own table at once. Judges nobody and no content but
 * by the guard of the engine: whoever calls has decided that these very bytes are to be in force.
 */
@Component
public class PutInForce {

    private final ModelVersions versions;
    private final DeployModels deployModels;
    private final DatabaseTime time;

    PutInForce(ModelVersions versions, DeployModels deployModels, DatabaseTime time) {
        this.versions = versions;
        this.deployModels = deployModels;
        this.time = time;
    }

    /**
     * Puts all of them in force, or none.
     *
     * @param source one of the words of {@link ModelVersion}
     * @param account who did it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ModelVersion> put(
            Map<ModelName, byte[]> files, String source, @Nullable String release, String account) {
        versions.lock();
        var resources = files.entrySet().stream()
                .collect(Collectors.toMap(
                        file -> file.getKey().resource(), Map.Entry::getValue, (one, other) -> one, TreeMap::new));
        var deployment = deployModels.deploy(release == null ? source : release, "countersign", resources);
        return files.entrySet().stream()
                .map(file -> keep(file.getKey(), file.getValue(), deployment, source, release, account))
                .toList();
    }

    private ModelVersion keep(
            ModelName name,
            byte[] content,
            String deployment,
            String source,
            @Nullable String release,
            String account) {
        var next = 1 + versions.inForce(name).map(ModelVersion::version).orElse(0);
        var version = new ModelVersion(
                name, next, Digest.of(content).value(), deployment, source, release, account, time.now());
        versions.insert(version, content);
        return version;
    }
}
