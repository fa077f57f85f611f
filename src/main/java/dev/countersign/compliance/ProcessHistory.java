package dev.countersign.compliance;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The history of processes as the engine has it, of instances that belong to one of the projects. */
public interface ProcessHistory {

    /** @param until exclusive */
    record Asked(String definition, Instant from, Instant until, Set<String> projects) {}

    /** @param activeOnly those that are there now, whenever they came */
    record AskedVisits(Asked of, String element, boolean activeOnly) {}

    /** A version as it was drawn. */
    record Drawn(String bpmn, @Nullable Integer keptDays) {}

    List<ProcessOverview> processes(Set<String> projects);

    Drawn drawn(String definition);

    /** Every element of the version, those that nobody entered among them, in the order of the model. */
    List<ProcessMap.Element> elements(Asked asked);

    List<ProcessMap.Flow> flows(String definition, List<ProcessMap.Element> elements);

    /**
     * The latest first.
     *
     * @param after the last one that was seen
     */
    List<ElementVisit> visits(AskedVisits asked, @Nullable Place after, int limit);

    /** Where a list of visits goes on. */
    record Place(Instant enteredAt, String visit) {}
}
