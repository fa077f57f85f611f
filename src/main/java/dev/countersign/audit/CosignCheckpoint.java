package dev.countersign.audit;

import dev.countersign.audit.tlog.AddCheckpoint;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.MerkleTree;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.Tiles;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Has one witness co-sign the newest checkpoint, and hears what it has against it. No transaction is open while it is asked.
 * What the witness has co-signed is its word, not the database's: that may have been rolled back.
 */
final class CosignCheckpoint {

    private static final Logger LOG = LoggerFactory.getLogger(CosignCheckpoint.class);
    private static final int TRIES = 4;
    private static final long UNKNOWN = -1;

    private final AskedWitness witness;
    private final SequencerDatabase database;
    private final LogRows log;
    private long known = UNKNOWN;
    private volatile @Nullable String complaint;
    private volatile @Nullable String warning;

    CosignCheckpoint(AskedWitness witness, SequencerDatabase database) {
        this.witness = witness;
        this.database = database;
        this.log = database.log();
    }

    String name() {
        return witness.name();
    }

    /** What the witness knows otherwise: the log was rolled back, altered, or is two. */
    Optional<String> complaint() {
        return Optional.ofNullable(complaint);
    }

    /** Why it does not co-sign, where that says nothing against the log. */
    Optional<String> warning() {
        return Optional.ofNullable(warning);
    }

    void cosign() throws InterruptedException {
        try {
            boolean again = true;
            for (int i = 0; again && i < TRIES; i++) {
                again = ask();
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The witness {} waits for the database", witness.name(), e);
        } catch (IOException | RuntimeException e) {
            warn("It cannot be asked: " + Objects.requireNonNullElseGet(e.getMessage(), e::toString));
        }
    }

    /** @return whether to ask again, with what it has said */
    private boolean ask() throws IOException, InterruptedException {
        long size = known;
        var head = log.head().filter(one -> one.note() != null).orElse(null);
        if (head == null || size == head.noted() && witness.hasCosigned(note(head))) {
            return false;
        }
        long old = Math.min(Math.max(size, 0), head.noted());
        var proof = new MerkleTree(new Tiles(log.asItIs())).consistency(old, head.noted());
        var answer = witness.ask(new AddCheckpoint(old, proof, note(head)));
        switch (answer.status()) {
            case 200 -> keep(head, Objects.requireNonNull(answer.note()));
            case 409 -> known = answer.size();
            case 422 -> complain("The log is not the one that the witness has seen: " + answer.said());
            default -> warn("It refuses (" + answer.status() + "): " + answer.said());
        }
        return answer.status() == 409 && !rolledBack(answer.size());
    }

    private static Note note(LogRows.Head head) {
        return Note.parse(Objects.requireNonNull(head.note()));
    }

    /** What it has co-signed was published before: a log that is read afterwards and is shorter has lost something. */
    private boolean rolledBack(long size) {
        long now = log.head().map(LogRows.Head::noted).orElse(0L);
        if (now < size) {
            complain(
                    "The witness has co-signed " + size + " entries, and the log has " + now + ": it was rolled back.");
        }
        return now < size;
    }

    private void keep(LogRows.Head head, Note cosigned) {
        known = head.noted();
        if (!witness.hasCosigned(note(head))) {
            database.inTransaction(() ->
                    log.cosigned(note(head), cosigned, Checkpoint.of(cosigned).size()));
        }
        if (complaint != null || warning != null) {
            LOG.info("The witness {} co-signs the log again.", witness.name());
        }
        complaint = null;
        warning = null;
    }

    private void complain(String message) {
        if (!message.equals(complaint)) {
            LOG.error(
                    "THE WITNESS {} CONTRADICTS THE LOG. {} Keep the database as it is, and find out who has altered it.",
                    witness.name(),
                    message);
        }
        complaint = message;
    }

    private void warn(String message) {
        if (!message.equals(warning)) {
            LOG.warn("The witness {} does not co-sign the log. {}", witness.name(), message);
        }
        warning = message;
    }
}
