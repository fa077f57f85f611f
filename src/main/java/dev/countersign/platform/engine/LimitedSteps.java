package dev.countersign.platform.engine;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.ExecutionListener;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;
import org.operaton.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Stops a model that goes round and round without ever waiting, where somebody only tries it out: the engine itself would go
 * on until its memory is full.
 */
@Component
public final class LimitedSteps implements BpmnParseListener, ExecutionListener {

    private final ThreadLocal<int @Nullable []> left = new ThreadLocal<>();

    LimitedSteps() {}

    /** @param most how many elements may be reached by the work, all its commands together */
    public <T extends @Nullable Object> T atMost(int most, Supplier<T> work) {
        left.set(new int[] {most});
        try {
            return work.get();
        } finally {
            left.remove();
        }
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        count(process);
    }

    private void count(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            activity.addBuiltInListener(EVENTNAME_START, this);
            count(activity);
        }
    }

    @Override
    public void notify(DelegateExecution execution) {
        var steps = left.get();
        if (steps != null && --steps[0] < 0) {
            throw new Refused(Refusal.unprocessable(
                    "process_endless",
                    "The process goes on and on without waiting for anybody, last at "
                            + execution.getCurrentActivityId() + ".",
                    "Look for a loop in the model that passes no task, timer or message."));
        }
    }
}
