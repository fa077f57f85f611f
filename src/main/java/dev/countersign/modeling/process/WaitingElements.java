package dev.countersign.modeling.process;

import dev.countersign.modeling.trial.TrialEngine.Message;
import dev.countersign.modeling.trial.TrialEngine.Task;
import dev.countersign.modeling.trial.TrialEngine.Timer;
import dev.countersign.modeling.trial.TrialEngine.Waiting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.management.JobDefinition;
import org.operaton.bpm.engine.runtime.EventSubscription;
import org.operaton.bpm.engine.runtime.Job;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.operaton.bpm.engine.task.IdentityLink;
import org.operaton.bpm.engine.task.IdentityLinkType;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/** What a process waits for, by the elements of its model. */
@Component
class WaitingElements {

    private static final String ASYNC = "async-continuation";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;

    WaitingElements(
            RepositoryService repository, RuntimeService runtime, TaskService tasks, ManagementService management) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
    }

    /** A job that waits for nothing but the job executor. */
    Optional<Job> atOnce(String process, String key) {
        return instance(process, key)
                .flatMap(instance -> jobs(instance).entrySet().stream()
                        .filter(job -> job.getValue().getJobType().equals(ASYNC))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    Waiting of(String process, String key) {
        return instance(process, key)
                .map(instance -> {
                    var model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
                    return new Waiting(tasks(instance), timers(instance, model), messages(instance, model));
                })
                .orElse(new Waiting(List.of(), List.of(), List.of()));
    }

    private Optional<ProcessInstance> instance(String process, String key) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey(process)
                .singleResult());
    }

    private List<Task> tasks(ProcessInstance instance) {
        return tasks.createTaskQuery().processInstanceId(instance.getId()).orderByTaskCreateTime().asc().list().stream()
                .map(task -> task(task, tasks.getIdentityLinksForTask(task.getId())))
                .toList();
    }

    private static Task task(org.operaton.bpm.engine.task.Task task, List<IdentityLink> links) {
        var accounts = new ArrayList<>(candidates(links, IdentityLink::getUserId));
        if (task.getAssignee() != null) {
            accounts.add(task.getAssignee());
        }
        return new Task(
                task.getId(),
                task.getTaskDefinitionKey(),
                Objects.requireNonNullElse(task.getName(), task.getTaskDefinitionKey()),
                candidates(links, IdentityLink::getGroupId),
                accounts);
    }

    private static List<String> candidates(List<IdentityLink> links, Function<IdentityLink, @Nullable String> id) {
        return links.stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(id)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private List<Timer> timers(ProcessInstance instance, BpmnModelInstance model) {
        return jobs(instance).entrySet().stream()
                .filter(job -> !job.getValue().getJobType().equals(ASYNC))
                .map(job -> timer(job.getKey(), job.getValue().getActivityId(), model))
                .sorted(Comparator.comparing(Timer::due, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Timer::element))
                .toList();
    }

    private static Timer timer(Job job, String element, BpmnModelInstance model) {
        var due = job.getDuedate();
        return new Timer(job.getId(), element, name(element, model), due == null ? null : due.toInstant());
    }

    private Map<Job, JobDefinition> jobs(ProcessInstance instance) {
        var definitions =
                management
                        .createJobDefinitionQuery()
                        .processDefinitionId(instance.getProcessDefinitionId())
                        .list()
                        .stream()
                        .collect(Collectors.toMap(JobDefinition::getId, Function.identity()));
        return management.createJobQuery().processInstanceId(instance.getId()).list().stream()
                .filter(job -> definitions.containsKey(job.getJobDefinitionId()))
                .collect(Collectors.toMap(
                        Function.identity(), job -> Objects.requireNonNull(definitions.get(job.getJobDefinitionId()))));
    }

    private List<Message> messages(ProcessInstance instance, BpmnModelInstance model) {
        return runtime
                .createEventSubscriptionQuery()
                .processInstanceId(instance.getId())
                .eventType("message")
                .list()
                .stream()
                .map((EventSubscription one) ->
                        new Message(one.getActivityId(), name(one.getActivityId(), model), one.getEventName()))
                .sorted(Comparator.comparing(Message::element))
                .toList();
    }

    private static String name(String element, BpmnModelInstance model) {
        return model.getModelElementById(element) instanceof FlowElement flow && flow.getName() != null
                ? flow.getName()
                : element;
    }
}
