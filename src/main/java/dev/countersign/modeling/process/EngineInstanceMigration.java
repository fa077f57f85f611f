package dev.countersign.modeling.process;

import dev.countersign.modeling.release.Aside;
import dev.countersign.modeling.release.InstanceMigration;
import dev.countersign.modeling.release.MovedInstances;
import dev.countersign.modeling.release.MovedInstances.Waiting;
import dev.countersign.modeling.release.Release;
import dev.countersign.platform.engine.EngineDoor;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.operaton.bpm.engine.migration.MigrationPlan;
import org.operaton.bpm.engine.migration.MigrationPlanValidationException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** By the engine's migration plan: what is the same in both versions goes on where it was. */
@Component
class EngineInstanceMigration implements InstanceMigration {

    private static final int TRIES = 3;

    private final MigrationPlans plans;
    private final RuntimeService runtime;
    private final MovedInstances moved;
    private final Aside aside;
    private final EngineDoor door;

    EngineInstanceMigration(
            MigrationPlans plans, RuntimeService runtime, MovedInstances moved, Aside aside, EngineDoor door) {
        this.plans = plans;
        this.runtime = runtime;
        this.moved = moved;
        this.aside = aside;
        this.door = door;
    }

    @Override
    public boolean move(Release release, Waiting instance) {
        for (int tries = 1; ; tries++) {
            try {
                return aside.run(() -> moveAndKeep(release, instance));
            } catch (MigratingProcessInstanceValidationException | MigrationPlanValidationException e) {
                return stays(release, instance, WhyItStays.of(e));
            } catch (ConcurrencyFailureException e) {
                if (tries == TRIES) {
                    return stays(release, instance, "Somebody was at work on it.");
                }
            }
        }
    }

    private boolean moveAndKeep(Release release, Waiting instance) {
        var target = plans.definition(release);
        var plan = engine(() -> plans.from(instance.definition(), target));
        engine(() -> migrate(plan, instance));
        moved.add(release.id(), instance, null);
        return true;
    }

    private boolean migrate(MigrationPlan plan, Waiting instance) {
        runtime.newMigration(plan).processInstanceIds(instance.instance()).execute();
        return true;
    }

    private <T> T engine(java.util.function.Supplier<T> command) {
        return aside.engine(() -> door.open(command));
    }

    private boolean stays(Release release, Waiting instance, @Nullable String why) {
        return aside.run(() -> {
            moved.add(release.id(), instance, why);
            return false;
        });
    }
}
