package dev.countersign.compliance.process;

import dev.countersign.compliance.ElementVisit;
import dev.countersign.compliance.ProcessHistory;
import dev.countersign.compliance.ProcessMap;
import dev.countersign.compliance.ProcessOverview;
import dev.countersign.compliance.process.HistoryRows.Counts;
import dev.countersign.compliance.process.HistoryRows.Instances;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.Deployment;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.stereotype.Component;

/** Lays what the history says over the models of the versions. */
@Component
class EngineProcessHistory implements ProcessHistory {

    private static final Comparator<ProcessDefinition> NEWEST =
            Comparator.comparing(ProcessDefinition::getVersion).reversed();

    private final RepositoryService repository;
    private final HistoryRows rows;

    EngineProcessHistory(RepositoryService repository, HistoryRows rows) {
        this.repository = repository;
        this.rows = rows;
    }

    @Override
    public List<ProcessOverview> processes(Set<String> projects) {
        var instances = rows.instances(projects);
        var released = repository.createDeploymentQuery().list().stream()
                .collect(Collectors.toMap(
                        Deployment::getId,
                        deployment -> deployment.getDeploymentTime().toInstant()));
        return repository.createProcessDefinitionQuery().list().stream()
                .collect(Collectors.groupingBy(ProcessDefinition::getKey, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(versions -> overview(versions.stream().sorted(NEWEST).toList(), instances, released))
                .toList();
    }

    private static ProcessOverview overview(
            List<ProcessDefinition> definitions, Map<String, Instances> instances, Map<String, Instant> released) {
        var versions = definitions.stream()
                .map(definition -> version(definition, instances.get(definition.getId()), released))
                .toList();
        var newest = definitions.get(0);
        return new ProcessOverview(
                newest.getKey(),
                newest.getName() == null ? newest.getKey() : newest.getName(),
                versions.stream().mapToLong(ProcessOverview.Version::running).sum(),
                versions.stream().mapToLong(ProcessOverview.Version::ended).sum(),
                definitions.stream()
                        .map(definition -> instances.get(definition.getId()))
                        .filter(Objects::nonNull)
                        .map(Instances::first)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                versions);
    }

    private static ProcessOverview.Version version(
            ProcessDefinition definition, @Nullable Instances instances, Map<String, Instant> released) {
        return new ProcessOverview.Version(
                definition.getId(),
                definition.getVersion(),
                Objects.requireNonNull(released.get(definition.getDeploymentId())),
                instances == null ? 0 : instances.running(),
                instances == null ? 0 : instances.ended());
    }

    @Override
    public Drawn drawn(String definition) {
        return new Drawn(
                Bpmn.convertToString(repository.getBpmnModelInstance(definition)),
                repository.getProcessDefinition(definition).getHistoryTimeToLive());
    }

    @Override
    public List<ProcessMap.Element> elements(Asked asked) {
        var counts = rows.counts(asked);
        return repository.getBpmnModelInstance(asked.definition()).getModelElementsByType(FlowNode.class).stream()
                .map(node -> element(node, counts.getOrDefault(node.getId(), NOBODY)))
                .toList();
    }

    private static final Counts NOBODY = new Counts("", 0, 0, 0, null, null);

    private static ProcessMap.Element element(FlowNode node, Counts counts) {
        return new ProcessMap.Element(
                node.getId(),
                node.getName() == null || node.getName().isBlank()
                        ? node.getId()
                        : node.getName().strip().replaceAll("\\s+", " "),
                node.getElementType().getTypeName(),
                counts.entered(),
                counts.active(),
                counts.cancelled(),
                lasting(counts.median()),
                lasting(counts.p90()));
    }

    private static @Nullable Duration lasting(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }

    /**
     * A flow was taken as often as its target was entered, if no other leads there. Where several do, as often as its source was
     * left, if that one has no other way out.
     */
    @Override
    public List<ProcessMap.Flow> flows(String definition, List<ProcessMap.Element> elements) {
        var known = elements.stream().collect(Collectors.toMap(ProcessMap.Element::id, Function.identity()));
        return repository.getBpmnModelInstance(definition).getModelElementsByType(SequenceFlow.class).stream()
                .map(flow -> new ProcessMap.Flow(
                        flow.getId(),
                        flow.getName(),
                        flow.getSource().getId(),
                        flow.getTarget().getId(),
                        taken(flow, known)))
                .toList();
    }

    private static @Nullable Long taken(SequenceFlow flow, Map<String, ProcessMap.Element> known) {
        if (flow.getTarget().getIncoming().size() == 1) {
            return Objects.requireNonNull(known.get(flow.getTarget().getId())).entered();
        }
        var source = Objects.requireNonNull(known.get(flow.getSource().getId()));
        return flow.getSource().getOutgoing().size() == 1
                ? Math.max(0, source.entered() - source.cancelled() - source.active())
                : null;
    }

    @Override
    public List<ElementVisit> visits(AskedVisits asked, @Nullable Place after, int limit) {
        return rows.visits(asked, after, limit);
    }
}
