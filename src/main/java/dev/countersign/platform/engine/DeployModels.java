package dev.countersign.platform.engine;

import java.io.ByteArrayInputStream;
import java.util.Map;
import org.operaton.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** Puts files in force in the engine: all of them or none, in the transaction of whoever asks, judged by {@link ModelGuard}. */
@Component
public final class DeployModels {

    private final RepositoryService repository;
    private final EngineDoor door;

    DeployModels(RepositoryService repository, EngineDoor door) {
        this.repository = repository;
        this.door = door;
    }

    /**
     * Deploys every file, whether the same bytes are in force already or not.
     *
     * @param name of the deployment, for people
     * @param files bytes by resource name, such as {@code processes/risk.dmn}
     * @return id of the deployment
     */
    public String deploy(String name, String source, Map<String, byte[]> files) {
        var builder = repository.createDeployment().name(name).source(source);
        files.forEach((resource, bytes) -> builder.addInputStream(resource, new ByteArrayInputStream(bytes)));
        return door.open(() -> builder.deploy()).getId();
    }
}
