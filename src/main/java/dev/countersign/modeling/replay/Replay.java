package dev.countersign.modeling.replay;

import dev.countersign.policy.TableVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would have done to the changes of a time.
 *
 * @param draftDigest of the bytes that were replayed
 * @param name of the model
 * @param stale whether the draft says something else by now
 * @param from changes submitted from then on …
 * @param until … and before then
 * @param tables those in force when it began
 * @param catalogue digest of projects, environments, actions, office hours and freezes
 * @param staff digest of the teams and their members
 * @param status {@code running}, {@code done}, {@code cancelled}, {@code failed}
 * @param total how many changes there are, of which {@code done} are replayed
 * @param counts how many changes have which effect, by {@link Effect}
 * @param load seats asked of each team
 * @param result digest over what became of every change; equal where draft, tables, catalogue, staff and changes are
 */
public record Replay(
        String id,
        String draft,
        String draftDigest,
        String name,
        boolean stale,
        Instant from,
        Instant until,
        List<TableVersion> tables,
        String catalogue,
        String staff,
        String status,
        int total,
        int done,
        Map<String, Long> counts,
        List<Load> load,
        @Nullable String result,
        String startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String problem) {

    static final String RUNNING = "running";
    static final String DONE = "done";
    static final String CANCELLED = "cancelled";
    static final String FAILED = "failed";

    /** Seats asked of a team. */
    public record Load(String team, long before, long after) {}

    /** A change to which it makes a difference. */
    public record Affected(
            String change,
            @Nullable String title,
            String project,
            String environment,
            String action,
            List<Effect> effects,
            Judged was,
            Judged now) {}
}
