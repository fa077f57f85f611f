package dev.countersign.compliance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a process, and how often and for how long its instances were at each of its elements. It is what the engine's
 * history says, which may be cleaned: no evidence depends on it.
 *
 * @param from of what was entered; {@code until} is the moment after the last. What is active is so at {@code asOf}.
 * @param historyFrom when the first instance began that is in the history; none: there is none
 * @param keptDays for so long an instance that ended is kept; none: for good
 * @param bpmn that version as BPMN 2.0 XML
 */
public record ProcessMap(
        String key,
        String name,
        int version,
        Instant asOf,
        Instant from,
        Instant until,
        @Nullable Instant historyFrom,
        @Nullable Integer keptDays,
        String bpmn,
        List<Element> elements,
        List<Flow> flows) {

    /**
     * @param type of BPMN, such as {@code userTask}
     * @param entered how often in the period
     * @param active how often somebody or something is there now, whenever it came
     * @param cancelled of those entered: cut short, as by a withdrawal
     * @param median how long those stayed that were entered in the period and left in the ordinary way; none: nobody did
     * @param p90 nine of ten were as quick, or quicker
     */
    public record Element(
            String id,
            String name,
            String type,
            long entered,
            long active,
            long cancelled,
            @Nullable Duration median,
            @Nullable Duration p90) {}

    /**
     * @param name its answer, where it leaves a question
     * @param from element; so is {@code to}
     * @param taken how often in the period; none where the history cannot tell, since it keeps elements only
     */
    public record Flow(
            String id,
            @Nullable String name,
            String from,
            String to,
            @Nullable Long taken) {}
}
