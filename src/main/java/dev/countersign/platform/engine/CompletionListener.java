package dev.countersign.platform.engine;

import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.TaskListener;
import org.operaton.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;
import org.operaton.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts every {@link CompletionGuard} on every user task, built in: callers that skip listeners do not skip these. */
@Component
final class CompletionListener implements BpmnParseListener, TaskListener {

    private final ObjectProvider<CompletionGuard> guards;

    CompletionListener(ObjectProvider<CompletionGuard> guards) {
        this.guards = guards;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior userTask) {
            userTask.getTaskDefinition().addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, this);
        }
    }

    @Override
    public void notify(DelegateTask task) {
        guards.orderedStream().forEach(guard -> guard.beforeCompletion(task));
    }
}
