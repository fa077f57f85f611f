package dev.countersign.modeling.tables;

import dev.countersign.modeling.ModelKind;
import dev.countersign.modeling.ModelName;
import dev.countersign.modeling.ModelVersion;
import dev.countersign.modeling.ModelVersions;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The files with tables that are in force, beside which a draft would come. */
@FunctionalInterface
interface TablesInForce {

    Map<ModelName, byte[]> files();

    /** Those of the library. */
    @Component
    final class OfLibrary implements TablesInForce {

        private final ModelVersions versions;

        OfLibrary(ModelVersions versions) {
            this.versions = versions;
        }

        @Override
        public Map<ModelName, byte[]> files() {
            return versions.inForce().stream()
                    .filter(version -> version.name().kind() == ModelKind.DMN)
                    .collect(Collectors.toMap(ModelVersion::name, versions::content));
        }
    }
}
