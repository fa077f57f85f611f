package dev.countersign.modeling.trial;

import dev.countersign.approval.ListTasks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a change is in a process after the steps that were played.
 *
 * @param at ids of the elements where it is
 * @param taken ids of the elements that it has been through, {@code flows} those of the flows
 * @param trail what was reached, in its order
 * @param next what can happen
 * @param status of the change; none where it was refused at once
 * @param played how many of the steps were played
 * @param refusal of the step after those
 */
public record TriedProcess(
        List<String> at,
        List<String> taken,
        List<String> flows,
        List<Reached> trail,
        List<Next> next,
        @Nullable String status,
        boolean ended,
        int played,
        @Nullable TriedRefusal refusal)
        implements Tried {

    /** @param state {@code active}, {@code done}, {@code cancelled} */
    public record Reached(
            String element,
            String name,
            String type,
            String state,
            @Nullable String account) {}

    /**
     * Something that can happen.
     *
     * @param kind {@code task}, {@code timer}, {@code message}
     * @param detail one sentence: who or what brings it about
     * @param people accounts that may do the task
     */
    public record Next(
            String kind,
            String element,
            String name,
            String detail,
            List<String> people,
            ListTasks.@Nullable Form form) {}
}
