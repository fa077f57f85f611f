package dev.countersign.modeling.release;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.modeling.ModelKind;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Moves running instances of earlier versions to the one that was released, a hundred at a time. */
@Component
public class MoveInstances {

    static final int AT_A_TIME = 100;

    private final Releases releases;
    private final MovedInstances moved;
    private final InstanceMigration migration;
    private final AuditLog audit;

    MoveInstances(Releases releases, MovedInstances moved, InstanceMigration migration, AuditLog audit) {
        this.releases = releases;
        this.moved = moved;
        this.migration = migration;
        this.audit = audit;
    }

    /** Whether there are more that nobody has looked at. */
    public boolean more(Release release) {
        return concerns(release) && !moved.waiting(release, 1).isEmpty();
    }

    /** Those that cannot move stay where they are, and are listed with the reason. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(String id) {
        var release = releases.get(id);
        if (!concerns(release)) {
            return;
        }
        var waiting = moved.waiting(release, AT_A_TIME);
        long gone = waiting.stream()
                .filter(instance -> migration.move(release, instance))
                .count();
        if (!waiting.isEmpty()) {
            audit.record(Fact.of(
                    "instances_migrated",
                    id,
                    Map.of(
                            "model",
                            release.name().file(),
                            "version",
                            String.valueOf(release.version()),
                            "moved",
                            gone,
                            "kept",
                            waiting.size() - gone)));
        }
    }

    private static boolean concerns(Release release) {
        return release.migrates()
                && release.status() == ReleaseStatus.RELEASED
                && release.name().kind() == ModelKind.BPMN;
    }
}
