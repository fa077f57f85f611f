package dev.countersign.modeling.replay;

import dev.countersign.change.PastChanges;
import dev.countersign.change.Visibility;
import dev.countersign.modeling.Drafts;
import dev.countersign.modeling.ProcessOwners;
import dev.countersign.modeling.replay.Replay.Affected;
import dev.countersign.platform.DatabaseTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Replays, for those who may look at drafts. Titles are told of changes that they may see. */
@Component
public class ReadReplays {

    private final ProcessOwners owners;
    private final Drafts drafts;
    private final Replays replays;
    private final ReplayedChanges replayedChanges;
    private final PastChanges pastChanges;
    private final Visibility visibility;
    private final DatabaseTime time;

    ReadReplays(
            ProcessOwners owners,
            Drafts drafts,
            Replays replays,
            ReplayedChanges replayedChanges,
            PastChanges pastChanges,
            Visibility visibility,
            DatabaseTime time) {
        this.owners = owners;
        this.drafts = drafts;
        this.replays = replays;
        this.replayedChanges = replayedChanges;
        this.pastChanges = pastChanges;
        this.visibility = visibility;
        this.time = time;
    }

    public Replay show(String id) {
        owners.looking();
        return replays.get(id, time.now());
    }

    /** Latest first. */
    public List<Replay> of(String draft) {
        owners.looking();
        return replays.of(drafts.get(draft).id(), time.now());
    }

    /** By id of the change; {@code after} is the last one seen. */
    public List<Affected> affected(String id, @Nullable Effect effect, @Nullable String after, int limit) {
        var actor = owners.looking();
        replays.get(id, time.now());
        var page = replayedChanges.page(id, effect, after, limit);
        var seen = visibility.projects(actor);
        var titles = pastChanges.titles(page.stream()
                .filter(one -> seen.contains(one.project()))
                .map(Affected::change)
                .toList());
        return page.stream()
                .map(one -> new Affected(
                        one.change(),
                        titles.get(one.change()),
                        one.project(),
                        one.environment(),
                        one.action(),
                        one.effects(),
                        one.was(),
                        one.now()))
                .toList();
    }
}
