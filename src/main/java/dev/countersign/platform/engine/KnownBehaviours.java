package dev.countersign.platform.engine;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.Set;
import org.operaton.bpm.engine.impl.bpmn.behavior.*;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;
import org.operaton.bpm.engine.impl.util.xml.Element;

/**
 * Second look at a model, after the engine has parsed it: only activities of known kinds may exist, however they were
 * written down. Catches what {@link ModelGuard} did not think of.
 */
final class KnownBehaviours implements BpmnParseListener {

    private static final Set<Class<?>> KNOWN = Set.of(
            BoundaryConditionalEventActivityBehavior.class,
            BoundaryEventActivityBehavior.class,
            CallActivityBehavior.class,
            DmnBusinessRuleTaskActivityBehavior.class,
            ErrorEndEventActivityBehavior.class,
            EventBasedGatewayActivityBehavior.class,
            EventSubProcessActivityBehavior.class,
            EventSubProcessStartConditionalEventActivityBehavior.class,
            EventSubProcessStartEventActivityBehavior.class,
            ExclusiveGatewayActivityBehavior.class,
            InclusiveGatewayActivityBehavior.class,
            IntermediateCatchEventActivityBehavior.class,
            IntermediateCatchLinkEventActivityBehavior.class,
            IntermediateConditionalEventBehavior.class,
            IntermediateThrowNoneEventActivityBehavior.class,
            ManualTaskActivityBehavior.class,
            NoneEndEventActivityBehavior.class,
            NoneStartEventActivityBehavior.class,
            ParallelGatewayActivityBehavior.class,
            ParallelMultiInstanceActivityBehavior.class,
            ReceiveTaskActivityBehavior.class,
            SequentialMultiInstanceActivityBehavior.class,
            ServiceTaskDelegateExpressionActivityBehavior.class,
            SubProcessActivityBehavior.class,
            TaskActivityBehavior.class,
            TerminateEndEventActivityBehavior.class,
            ThrowEscalationEventActivityBehavior.class,
            ThrowSignalEventActivityBehavior.class,
            UserTaskActivityBehavior.class);

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        check(process);
    }

    private static void check(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            var behaviour = activity.getActivityBehavior();
            if (behaviour != null && !KNOWN.contains(behaviour.getClass())) {
                throw new Refused(Refusal.unprocessable(
                        "model_refused",
                        activity.getId() + ": " + behaviour.getClass().getSimpleName() + " does not run here.",
                        "Replace that element."));
            }
            check(activity);
        }
    }
}
