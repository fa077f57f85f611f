package dev.countersign.modeling.trial;

import dev.countersign.change.Proposal;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a draft is to be tried with.
 *
 * @param change for a table or process, as one would submit it
 * @param requester account that submits it; the caller's where none is named
 * @param steps for a process: what happens then
 * @param data for a form: what it is opened with; {@code values}: what is submitted
 */
public record TrialWanted(
        @Nullable Proposal change,
        @Nullable String requester,
        @Nullable List<Step> steps,
        @Nullable Map<String, Object> data,
        @Nullable Map<String, Object> values) {

    static final int MOST_STEPS = 100;

    /**
     * One step of a process.
     *
     * @param kind {@code task}, {@code approve}, {@code reject}, {@code timer} or {@code message}
     * @param element id of the element that waits for it; for a decision none is needed
     * @param as account that does it; where none is named, the first who may
     * @param values of the task's form, or of the message
     */
    public record Step(
            @Nullable String kind,
            @Nullable String element,
            @Nullable String as,
            @Nullable Map<String, Object> values) {

        Map<String, Object> valuesOrNone() {
            return values == null ? Map.of() : values;
        }
    }

    Proposal changeOrRefuse() {
        if (change == null) {
            throw new Refused(Refusal.invalid(List.of(new FieldError("change", "is missing"))));
        }
        return change;
    }

    List<Step> stepsOrNone() {
        var wanted = steps == null ? List.<Step>of() : steps;
        if (wanted.size() > MOST_STEPS) {
            throw new Refused(Refusal.invalid(
                    List.of(new FieldError("steps", "are more than " + MOST_STEPS + ", the most of one trial"))));
        }
        return wanted;
    }
}
