package dev.countersign.audit;

import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.audit.tlog.MerkleTree;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.Tiles;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Signs what the log has come to, after the batch is committed. The checkpoint signed last is kept beside the key as well,
 * outside the database: it MUST NOT sign a tree that does not begin with it, as after a restore of yesterday's database.
 */
@Component
public class SignCheckpoint {

    /** The log is not the one that was signed before. */
    static final class LogForked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LogForked(String message) {
            super(message);
        }
    }

    private static final String LAST = "log.last-signed";

    private final SequencerDatabase database;
    private final LogRows log;
    private final LogKeys keys;
    private final DatabaseTime time;

    SignCheckpoint(SequencerDatabase database, LogKeys keys) {
        this.database = database;
        this.log = database.log();
        this.keys = keys;
        this.time = database.time();
    }

    /** @return whether there was something to sign */
    public boolean sign() {
        return database.inTransaction(this::signHead);
    }

    private boolean signHead() {
        var head = log.holdHead();
        var wanting = head.filter(one -> one.note() == null || one.size() > one.noted());
        wanting.ifPresentOrElse(this::sign, () -> head.ifPresent(this::stands));
        return wanting.isPresent();
    }

    /** Nothing is new: but that may be since everything new was taken away. */
    private void stands(LogRows.Head head) {
        last().filter(last -> last.size() >= head.size() && !last.root().equals(head.root()))
                .ifPresent(last -> {
                    throw rolledBack(last, head);
                });
    }

    private void sign(LogRows.Head head) {
        var tree = new MerkleTree(new Tiles(log.asItIs()));
        if (!tree.root(head.size()).equals(head.root())) {
            throw new LogForked("The tiles of the log do not have the root that its head names.");
        }
        last().ifPresent(last -> begins(last, head, tree));
        var note = keys.signer(head.origin()).sign(new Checkpoint(head.origin(), head.size(), head.root()).text());
        keep(note);
        log.noted(note, head.size(), time.now());
    }

    private static void begins(Checkpoint last, LogRows.Head head, MerkleTree tree) {
        if (!last.origin().equals(head.origin())) {
            throw new LogForked("The key has signed for the log " + last.origin() + ", and this is " + head.origin());
        }
        if (last.size() > head.size() || !tree.root(last.size()).equals(last.root())) {
            throw rolledBack(last, head);
        }
    }

    private static LogForked rolledBack(Checkpoint last, LogRows.Head head) {
        return new LogForked("The log has " + head.size() + " entries and does not begin with the " + last.size()
                + " that were signed last: it was rolled back or altered.");
    }

    private Optional<Checkpoint> last() {
        var file = keys.beside(LAST);
        try {
            return Files.exists(file)
                    ? Optional.of(Checkpoint.of(Note.parse(Files.readAllBytes(file))))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint that was signed last, " + file + ", cannot be read", e);
        } catch (MalformedLog e) {
            throw new LogForked("The checkpoint that was signed last, " + file + ", is not as it was written: "
                    + e.getMessage() + ".");
        }
    }

    private void keep(Note note) {
        try {
            PrivateFiles.write(keys.beside(LAST), note.written().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint cannot be kept beside its key", e);
        }
    }
}
