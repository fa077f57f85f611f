package dev.countersign.compliance.history;

import dev.countersign.change.Queue;
import dev.countersign.change.Visibility;
import dev.countersign.platform.CurrentActor;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What of the history the caller may see: all of it, who sees every project; others that of their projects, what they asked
 * for or wrote, and sessions that went over the head of a team of theirs.
 */
@Component
public final class HistorySight {

    private final Visibility visibility;
    private final CurrentActor currentActor;

    HistorySight(Visibility visibility, CurrentActor currentActor) {
        this.visibility = visibility;
        this.currentActor = currentActor;
    }

    /** What they asked for, of what they may see. */
    public HistoryConditions of(HistoryFilter filter) {
        var caller = visibility.caller(currentActor.get());
        var conditions = HistoryConditions.of(filter.checked());
        return caller.seesAll() ? conditions : conditions.anyOf(tags(caller));
    }

    private static Stream<String> tags(Queue.Caller caller) {
        var projects = caller.projects().stream().map(project -> "project:" + project);
        var teams = caller.teams().stream().map(team -> "seer-team:" + team);
        return Stream.of(projects, teams, Stream.of("seer:" + caller.actor().person()))
                .flatMap(one -> one);
    }
}
