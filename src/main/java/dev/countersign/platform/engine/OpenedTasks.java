package dev.countersign.platform.engine;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.TaskListener;
import org.operaton.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;
import org.operaton.bpm.engine.impl.util.xml.Element;
import org.operaton.bpm.engine.task.IdentityLink;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says of every user task of every model that it is there. */
@Component
final class OpenedTasks implements BpmnParseListener, TaskListener {

    private final ApplicationEventPublisher events;

    OpenedTasks(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior userTask) {
            userTask.getTaskDefinition().addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, this);
        }
    }

    @Override
    public void notify(DelegateTask task) {
        var accounts = new HashSet<>(candidates(task, IdentityLink::getUserId));
        if (task.getAssignee() != null) {
            accounts.add(task.getAssignee());
        }
        events.publishEvent(new TaskOpened(
                task.getId(),
                task.getTaskDefinitionKey(),
                Objects.requireNonNullElse(task.getName(), task.getTaskDefinitionKey()),
                task.getExecution().getProcessBusinessKey(),
                candidates(task, IdentityLink::getGroupId),
                accounts));
    }

    private static Set<String> candidates(DelegateTask task, Function<IdentityLink, String> id) {
        return task.getCandidates().stream().map(id).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }
}
