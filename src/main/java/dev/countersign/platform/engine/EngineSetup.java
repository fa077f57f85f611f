package dev.countersign.platform.engine;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.List;
import org.operaton.bpm.engine.ProcessEngineConfiguration;
import org.operaton.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Builds the engine shut: whatever other plug-ins set, this one comes last. */
@Component
@Order(Integer.MAX_VALUE)
final class EngineSetup extends AbstractProcessEnginePlugin {

    private final EngineDoor door;
    private final RefusedCommands refused;
    private final ExpressionNames names;
    private final CompletionListener completion;
    private final OpenedTasks opened;
    private final GuardedDeployments deployments;
    private final LimitedSteps steps;

    EngineSetup(
            EngineDoor door,
            RefusedCommands refused,
            ExpressionNames names,
            CompletionListener completion,
            OpenedTasks opened,
            GuardedDeployments deployments,
            LimitedSteps steps) {
        this.door = door;
        this.refused = refused;
        this.names = names;
        this.completion = completion;
        this.opened = opened;
        this.deployments = deployments;
        this.steps = steps;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        shut(engine);
        disarm(engine);
        engine.getCustomPostBPMNParseListeners().addAll(List.of(completion, opened, steps, new KnownBehaviours()));
        engine.setCustomPreDeployers(List.of(deployments));
        keepThePath(engine);
        // Lets job acquisition look up due jobs in an index instead of also asking for jobs without a date.
        engine.setEnsureJobDueDateNotNull(true);
        engine.setResourceAuthorizationProvider(new NoGrants());
        // Counts assignees for those who sell licences by the head.
        engine.setTaskMetricsEnabled(false);
        // Whoever opened the door deals with what it throws; failed jobs are still logged.
        engine.setEnableCmdExceptionLogging(false);
    }

    private void shut(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreCommandInterceptorsTxRequired(List.of(new ClosedEngine(door, refused)));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(List.of(new ClosedEngine(door, refused)));
    }

    private void disarm(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new GuardedExpressions(names));
        engine.setScriptEngineResolver(new NoScripts());
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setDmnElProvider(expression -> {
            throw refused("no_free_expressions", "Decision tables are written in FEEL: " + expression);
        });
        engine.setArtifactFactory(new NoClasses());
        engine.setEnableXxeProcessing(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
    }

    private static void keepThePath(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(List.of(new PathHistory()));
        // Rows are removed by the end time and the definition's time to live, so that ending rewrites no history.
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
        engine.setHistoryCleanupStrategy("endTimeBased");
    }

    static Refused refused(String code, String detail) {
        return new Refused(Refusal.unprocessable(code, detail, "Correct the model and release it again."));
    }
}
