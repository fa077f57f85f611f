package dev.countersign.platform.engine;

import org.operaton.bpm.engine.ArtifactFactory;

/** Makes nothing out of a class name: models name delegates, never classes. */
final class NoClasses implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw EngineSetup.refused(
                "no_classes", "A model names no Java classes, and this one names " + type.getName() + ".");
    }
}
