package dev.countersign.audit.witness;

import dev.countersign.audit.tlog.AddCheckpoint;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.NoteKey;
import dev.countersign.audit.tlog.NoteSigner;
import dev.countersign.audit.tlog.Proofs;
import dev.countersign.audit.tlog.TreeHash;
import dev.countersign.platform.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One log as a witness knows it: the checkpoint that it has co-signed last, in a file. One request at a time is looked at, and
 * what is co-signed is on the disk before anybody hears of it.
 */
final class WatchedLog {

    private final List<NoteKey> keys;
    private final Path file;
    private final NoteSigner witness;
    private final Complaints complaints;
    private final Clock clock;
    private final Duration patience;
    private Optional<Note> last;
    /** Sizes that were co-signed last, and when there came a larger one. */
    private final TreeMap<Instant, Long> passed = new TreeMap<>();

    /** @param patience for so long a checkpoint may be on its way while a larger one comes first */
    WatchedLog(
            List<NoteKey> keys, Path file, NoteSigner witness, Complaints complaints, Clock clock, Duration patience) {
        this.keys = keys;
        this.file = file;
        this.witness = witness;
        this.complaints = complaints;
        this.clock = clock;
        this.patience = patience;
        last = kept();
    }

    private String origin() {
        return keys.get(0).name();
    }

    /** With the signature of the log and the co-signature. */
    synchronized Optional<Note> last() {
        return last;
    }

    synchronized Answer see(AddCheckpoint request) {
        if (!signed(request.checkpoint())) {
            return Answer.unsigned("No key of " + origin() + " that is known here has signed it.");
        }
        var claimed = Checkpoint.of(request.checkpoint());
        var known = last.map(Checkpoint::of);
        long size = known.map(Checkpoint::size).orElse(0L);
        if (request.old() > claimed.size() || request.old() != size) {
            known.ifPresent(before -> compare(before, claimed, request));
            return request.old() > claimed.size()
                    ? Answer.malformed("The old size is above that of the checkpoint.")
                    : Answer.conflict(size);
        }
        if (!consistent(known.map(Checkpoint::root).orElse(TreeHash.EMPTY), claimed, request)) {
            known.ifPresent(before -> contradict(before, claimed, request));
            return Answer.inconsistent("The tree is not proved to begin with the " + size + " entries co-signed last.");
        }
        return cosign(request.checkpoint(), size);
    }

    private boolean signed(Note checkpoint) {
        try {
            return keys.stream().map(checkpoint::signedBy).toList().contains(true);
        } catch (MalformedLog e) {
            return false;
        }
    }

    private static boolean consistent(TreeHash before, Checkpoint claimed, AddCheckpoint request) {
        return (claimed.size() > 0 || claimed.root().equals(TreeHash.EMPTY))
                && Proofs.consistent(request.old(), before, claimed.size(), claimed.root(), request.proof());
    }

    private void contradict(Checkpoint before, Checkpoint claimed, AddCheckpoint request) {
        if (claimed.size() > before.size()) {
            complain(
                    "NOT CONSISTENT",
                    "Its tree of " + claimed.size() + " entries is not proved to begin with the " + before.size()
                            + " that were co-signed.",
                    request);
        } else {
            compare(before, claimed, request);
        }
    }

    /** Of a checkpoint that is refused for its old size: it may still show that the log was rolled back, or is two. */
    private void compare(Checkpoint before, Checkpoint claimed, AddCheckpoint request) {
        if (claimed.size() == before.size() && !claimed.root().equals(before.root())) {
            complain("FORKED", "There are two trees of " + before.size() + " entries, both signed.", request);
        } else if (claimed.size() < before.size() && !onItsWay(claimed.size())) {
            complain("ROLLED BACK", "It had " + before.size() + " entries, and shows " + claimed.size() + ".", request);
        }
    }

    /** Whether it may have been sent before the one that was co-signed last. */
    private boolean onItsWay(long size) {
        passed.headMap(clock.instant().minus(patience)).clear();
        return !passed.isEmpty() && size >= passed.firstEntry().getValue();
    }

    private void complain(String what, String sentence, AddCheckpoint request) {
        complaints.add(
                origin(),
                what,
                sentence,
                "sent:\n" + request.written() + "\nco-signed last:\n"
                        + last.map(Note::written).orElse("nothing"));
    }

    private Answer cosign(Note checkpoint, long before) {
        var known = new Note(
                checkpoint.text(),
                checkpoint.lines().stream()
                        .filter(line -> keys.stream().anyMatch(line::of))
                        .toList());
        var cosigned = witness.cosign(known, clock.instant().getEpochSecond());
        try {
            PrivateFiles.write(file, cosigned.written().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        last = Optional.of(cosigned);
        if (Checkpoint.of(cosigned).size() > before) {
            passed.putIfAbsent(clock.instant(), before);
        }
        return Answer.cosigned(cosigned.lines().get(cosigned.lines().size() - 1).written());
    }

    /** @throws MalformedLog where the file is not what was written to it: to begin anew would be to forget */
    private Optional<Note> kept() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var note = Note.parse(Files.readAllBytes(file));
            if (note.witnessedBy(witness.key()).isEmpty()
                    || !Checkpoint.of(note).origin().equals(origin())) {
                throw new MalformedLog("it was not co-signed here, or is of another log");
            }
            return Optional.of(note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedLog e) {
            throw new MalformedLog(
                    "What was co-signed last of " + origin() + ", " + file + ", cannot be read: " + e.getMessage());
        }
    }
}
