package dev.countersign.audit;

import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.NoteKey;
import dev.countersign.platform.DatabaseTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The checkpoint to take away: the newest that every witness has co-signed, if it is not old; else the newest. While the log
 * grows, the very newest is always one that no witness has seen yet.
 */
@Component
final class FindCheckpoint {

    private static final Duration OLD = Duration.ofSeconds(10);
    private static final int MOST = 100;

    private final LogRows log;
    private final List<NoteKey> witnesses;
    private final DatabaseTime time;

    FindCheckpoint(LogRows log, LogSettings settings, DatabaseTime time) {
        this.log = log;
        this.time = time;
        witnesses =
                settings.witnesses().stream().map(one -> NoteKey.of(one.key())).toList();
    }

    Optional<Note> find() {
        var newest = log.head().map(LogRows.Head::note).map(Note::parse);
        return newest.isEmpty() || cosigned(newest.get())
                ? newest
                : log.checkpoints(time.now().minus(OLD), MOST).stream()
                        .filter(this::cosigned)
                        .findFirst()
                        .or(() -> newest);
    }

    private boolean cosigned(Note note) {
        return witnesses.stream().allMatch(witness -> note.lines().stream().anyMatch(line -> line.of(witness)));
    }
}
