package dev.countersign.modeling.process;

import dev.countersign.modeling.ModelName;
import dev.countersign.modeling.release.PreviewMigration.Migrations;
import dev.countersign.modeling.release.PreviewMigration.OfVersion;
import dev.countersign.modeling.release.PreviewMigration.Reason;
import dev.countersign.platform.engine.DeployModels;
import dev.countersign.platform.engine.EngineDoor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.migration.MigrationInstruction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Deploys what is looked at, asks for plans from every version that runs, and takes all of it back. */
@Component
class EngineMigrations implements Migrations {

    private final DeployModels deployModels;
    private final MigrationPlans plans;
    private final RunningVersions running;
    private final EngineDoor door;
    private final TransactionTemplate transaction;

    EngineMigrations(
            DeployModels deployModels,
            MigrationPlans plans,
            RunningVersions running,
            EngineDoor door,
            PlatformTransactionManager transactions) {
        this.deployModels = deployModels;
        this.plans = plans;
        this.running = running;
        this.door = door;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    @SuppressWarnings("NullAway") // the work answers with a list
    public List<OfVersion> preview(ModelName name, byte[] content) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            var deployment = deployModels.deploy("preview", "preview", Map.of(name.resource(), content));
            var target = plans.definition(deployment, name.stem());
            return running.of(name).stream()
                    .map(version -> preview(version, target))
                    .toList();
        });
    }

    private OfVersion preview(RunningVersions.Version version, String target) {
        var mapped = door.open(() -> plans.from(version.definition(), target)).getInstructions().stream()
                .map(MigrationInstruction::getSourceActivityId)
                .collect(Collectors.toUnmodifiableSet());
        var unmapped = new TreeSet<String>();
        int stays = 0;
        for (var places : running.places(version.definition())) {
            Set<String> lost = new HashSet<>(places);
            lost.removeAll(mapped);
            unmapped.addAll(lost);
            stays += lost.isEmpty() ? 0 : 1;
        }
        return new OfVersion(
                version.version(),
                version.running(),
                version.running() - stays,
                stays,
                unmapped.stream()
                        .map(element -> new Reason(
                                element, "The new version does not have this element as it was; who is there stays."))
                        .toList());
    }
}
