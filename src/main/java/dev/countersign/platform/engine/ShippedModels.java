package dev.countersign.platform.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.operaton.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the models and forms that come with the application: all of them or none, under names that are the same from
 * a jar and from a folder, before the first request.
 *
 * <p>Compared are only the bytes of its own last deployment, under the engine's deployment lock: a second node adds
 * nothing, and a restart never covers what process owners released in between.
 */
@Component
final class ShippedModels implements SmartInitializingSingleton {

    static final String SOURCE = "countersign";
    private static final String[] PATTERNS = {"processes/*.bpmn", "processes/*.dmn", "forms/*.form"};
    private static final Logger log = LoggerFactory.getLogger(ShippedModels.class);

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;
    private final EngineDoor door;

    ShippedModels(RepositoryService repository, ResourcePatternResolver resources, EngineDoor door) {
        this.repository = repository;
        this.resources = resources;
        this.door = door;
    }

    @Override
    public void afterSingletonsInstantiated() {
        deploy(shipped());
    }

    void deploy(Map<String, byte[]> files) {
        if (files.isEmpty()) {
            return;
        }
        var builder = repository.createDeployment().name(SOURCE).source(SOURCE).enableDuplicateFiltering(false);
        files.forEach((name, bytes) -> builder.addInputStream(name, new ByteArrayInputStream(bytes)));
        var deployed = door.open(() -> builder.deploy());
        log.info(
                "Models in force from deployment {} of {}: {}",
                deployed.getId(),
                deployed.getDeploymentTime(),
                files.keySet());
    }

    private Map<String, byte[]> shipped() {
        var files = new TreeMap<String, byte[]>();
        try {
            for (var pattern : PATTERNS) {
                var folder = pattern.substring(0, pattern.indexOf('/') + 1);
                for (var resource : resources.getResources("classpath*:" + pattern)) {
                    add(files, folder + resource.getFilename(), resource);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static void add(Map<String, byte[]> files, String name, Resource resource) throws IOException {
        var bytes = resource.getContentAsByteArray();
        var other = files.putIfAbsent(name, bytes);
        if (other != null && !Arrays.equals(other, bytes)) {
            throw new IllegalStateException("Two different files are shipped as " + name);
        }
    }
}
