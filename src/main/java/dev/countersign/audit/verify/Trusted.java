package dev.countersign.audit.verify;

import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.NoteKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What whoever verifies had before, and from elsewhere.
 *
 * @param key of the log; without it that of the file is believed, and the report says so
 * @param witnesses that have to have co-signed the checkpoint
 */
record Trusted(@Nullable NoteKey key, List<NoteKey> witnesses) {

    /** For what only the log has signed. */
    Trusted withoutWitnesses() {
        return new Trusted(key, List.of());
    }

    /** @throws MalformedLog where the log of this key did not sign it, or a witness did not */
    Checkpoint checkpoint(Note note, NoteKey log) {
        if (!note.signedBy(log)) {
            throw new MalformedLog("is not signed by " + log.vkey());
        }
        var checkpoint = Checkpoint.of(note);
        if (!checkpoint.origin().equals(log.name())) {
            throw new MalformedLog("is of the log " + checkpoint.origin() + ", not of " + log.name());
        }
        witnesses.forEach(witness -> at(note, witness));
        return checkpoint;
    }

    /** Who co-signed it, and when. */
    List<String> witnessed(Note note) {
        return witnesses.stream()
                .map(witness -> witness.name() + ", at " + at(note, witness))
                .toList();
    }

    private static Instant at(Note note, NoteKey witness) {
        return (witness.type() == NoteKey.WITNESS ? note.witnessedBy(witness) : Optional.<Long>empty())
                .map(Instant::ofEpochSecond)
                .orElseThrow(() -> new MalformedLog("is not co-signed by the witness " + witness.vkey()));
    }
}
