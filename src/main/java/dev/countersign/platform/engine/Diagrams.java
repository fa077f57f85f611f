package dev.countersign.platform.engine;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.history.HistoricActivityInstance;
import org.operaton.bpm.engine.history.HistoricTaskInstance;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.stereotype.Component;

/** Reads the way from the engine's history. It keeps no flows: those follow from which element was reached after which. */
@Component
public final class Diagrams {

    private final HistoryService history;
    private final RepositoryService repository;

    Diagrams(HistoryService history, RepositoryService repository) {
        this.history = history;
        this.repository = repository;
    }

    /** @throws Refused 404 where nothing with this business key went, or goes, through the process */
    public Diagram of(String process, String businessKey) {
        var instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .processDefinitionKey(process)
                .singleResult();
        if (instance == null) {
            throw new Refused(Refusal.notFound("diagram", businessKey));
        }
        var reached = history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list();
        var doers = doers(instance.getId());
        var model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
        var active = reached.stream()
                .filter(step -> step.getEndTime() == null)
                .map(HistoricActivityInstance::getActivityId)
                .distinct()
                .toList();
        var taken = reached.stream()
                .map(HistoricActivityInstance::getActivityId)
                .distinct()
                .toList();
        return new Diagram(
                instance.getProcessDefinitionId(),
                Bpmn.convertToString(model),
                active,
                taken,
                List.copyOf(flows(reached, model)),
                reached.stream().map(step -> step(step, doers)).toList());
    }

    /** Who did each user task; its activity forgets an assignee that it got only when it was completed. */
    private Map<String, String> doers(String instance) {
        return history.createHistoricTaskInstanceQuery().processInstanceId(instance).list().stream()
                .filter(task -> task.getAssignee() != null)
                .collect(Collectors.toMap(HistoricTaskInstance::getId, HistoricTaskInstance::getAssignee));
    }

    private static Set<String> flows(List<HistoricActivityInstance> reached, BpmnModelInstance model) {
        var flows = new LinkedHashSet<String>();
        for (int i = 0; i < reached.size(); i++) {
            if (model.getModelElementById(reached.get(i).getActivityId()) instanceof FlowNode node) {
                var flow = cameBy(node, reached.subList(0, i));
                if (flow != null) {
                    flows.add(flow.getId());
                }
            }
        }
        return flows;
    }

    /** The flow from the last element before that leads here and was left. */
    private static @Nullable SequenceFlow cameBy(FlowNode node, List<HistoricActivityInstance> before) {
        for (int i = before.size() - 1; i >= 0; i--) {
            var step = before.get(i);
            if (step.getEndTime() != null && !step.isCanceled()) {
                for (var flow : node.getIncoming()) {
                    if (flow.getSource().getId().equals(step.getActivityId())) {
                        return flow;
                    }
                }
            }
        }
        return null;
    }

    private static Diagram.Step step(HistoricActivityInstance step, Map<String, String> doers) {
        var ended = step.getEndTime();
        return new Diagram.Step(
                step.getActivityId(),
                step.getActivityName() == null ? step.getActivityId() : step.getActivityName(),
                step.getActivityType(),
                ended == null ? "active" : step.isCanceled() ? "cancelled" : "done",
                step.getTaskId() == null ? null : doers.get(step.getTaskId()),
                step.getStartTime().toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
