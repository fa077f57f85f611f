package dev.countersign.modeling.process;

import dev.countersign.modeling.ModelName;
import dev.countersign.modeling.trial.TrialEngine;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Rehearsal;
import dev.countersign.platform.engine.DeployModels;
import dev.countersign.platform.engine.Diagram;
import dev.countersign.platform.engine.Diagrams;
import dev.countersign.platform.engine.EngineDoor;
import dev.countersign.platform.engine.LimitedSteps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A process that is tried out: deployed, moved and looked at within one rehearsal, and then forgotten by the engine. */
@Component
class EngineTrial implements TrialEngine {

    private static final String PROCESS = "change-approval";
    private static final int MOST_ELEMENTS = 2_000;
    private static final int MOST_JOBS = 100;

    private final ProcessEngine engine;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final DeployModels deployModels;
    private final Diagrams diagrams;
    private final WaitingElements waitingElements;
    private final LimitedSteps steps;
    private final EngineDoor door;
    private final Rehearsal rehearsal;

    EngineTrial(
            ProcessEngine engine,
            DeployModels deployModels,
            Diagrams diagrams,
            WaitingElements waitingElements,
            LimitedSteps steps,
            EngineDoor door,
            Rehearsal rehearsal) {
        this.engine = engine;
        this.repository = engine.getRepositoryService();
        this.runtime = engine.getRuntimeService();
        this.management = engine.getManagementService();
        this.deployModels = deployModels;
        this.diagrams = diagrams;
        this.waitingElements = waitingElements;
        this.steps = steps;
        this.door = door;
        this.rehearsal = rehearsal;
    }

    @Override
    public <T extends @Nullable Object> T bounded(Supplier<T> work) {
        return steps.atMost(MOST_ELEMENTS, work);
    }

    @Override
    public void deploy(ModelName name, byte[] content) {
        rehearsal.require();
        var deployment = deployModels.deploy("trial", "trial", Map.of(name.resource(), content));
        var definitions = repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                .map(ProcessDefinition::getId)
                .toList();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                forget(deployment, definitions);
            }
        });
    }

    private void forget(String deployment, List<String> definitions) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        definitions.forEach(configuration.getDeploymentCache()::removeProcessDefinition);
        configuration.getRegisteredDeployments().remove(deployment);
    }

    @Override
    public void settle(String change) {
        for (int n = 0; n < MOST_JOBS; n++) {
            var job = waitingElements.atOnce(PROCESS, change);
            if (job.isEmpty()) {
                return;
            }
            run(job.get().getId());
        }
    }

    @Override
    public void fire(Timer timer) {
        rehearsal.require();
        run(timer.job());
    }

    private void run(String job) {
        door.open(() -> management.executeJob(job));
    }

    @Override
    public void send(String change, String message) {
        rehearsal.require();
        door.open(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(change)
                .correlate());
    }

    @Override
    public Waiting waiting(String change) {
        return waitingElements.of(PROCESS, change);
    }

    @Override
    public Optional<Diagram> diagram(String change) {
        try {
            return Optional.of(diagrams.of(PROCESS, change));
        } catch (Refused neverBegan) {
            return Optional.empty();
        }
    }
}
