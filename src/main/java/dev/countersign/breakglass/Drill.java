package dev.countersign.breakglass;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a drill has shown, taken from its audit entries, so that whoever asks later gets the same.
 *
 * @param complete every step was shown
 */
public record Drill(boolean complete, List<Step> steps) {

    /**
     * @param id {@code opened}: from the declaration of its incident. {@code told}: those who were skipped, command and
     *     security, from the opening. {@code refused_outside}: an action outside its scope, from the opening to the first.
     *     {@code closed_itself}: by time, idleness or budget, from the end to where that was written down. {@code
     *     refused_after}: an action after the end, from the end to the first. {@code paid_back}: from the end to the
     *     preventive action being done.
     * @param at when it was shown
     * @param took how long it took
     */
    public record Step(
            String id,
            boolean shown,
            @Nullable Instant at,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            Duration took) {}
}
