package dev.countersign.platform.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a change or a session is in its process, for the picture and for its text alternative.
 *
 * @param definition id of the version of the process that it follows
 * @param bpmn that version as BPMN 2.0 XML
 * @param active ids of the elements where it is now
 * @param takenElements ids of the elements that it has been through
 * @param takenFlows ids of the sequence flows that it has taken
 * @param steps the elements in the order in which they were reached, as often as they were
 */
public record Diagram(
        String definition,
        String bpmn,
        List<String> active,
        List<String> takenElements,
        List<String> takenFlows,
        List<Step> steps) {

    /** @param state {@code active}, {@code done}, {@code cancelled} */
    public record Step(
            String element,
            String name,
            String type,
            String state,
            @Nullable String account,
            Instant startedAt,
            @Nullable Instant endedAt) {}
}
