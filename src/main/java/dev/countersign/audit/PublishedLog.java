package dev.countersign.audit;

import dev.countersign.audit.tlog.EntryBundle;
import dev.countersign.audit.tlog.LogProof;
import dev.countersign.audit.tlog.MerkleTree;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.NoteKey;
import dev.countersign.audit.tlog.TilePath;
import dev.countersign.audit.tlog.Tiles;
import dev.countersign.audit.tlog.TreeHash;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The log as others may have it: never more than was signed. */
@Component
public final class PublishedLog {

    /** An entry of the log and the proof that it is there. @param bytes of the leaf */
    public record Proved(byte[] bytes, LogProof proof) {}

    private final LogRows log;
    private final LogKeys keys;

    PublishedLog(LogRows log, LogKeys keys) {
        this.log = log;
        this.keys = keys;
    }

    /** What was signed last; nothing before the first. */
    public Optional<Note> checkpoint() {
        return signed().map(head -> Note.parse(Objects.requireNonNull(head.note())));
    }

    /** Whose signature the checkpoints bear. */
    public Optional<NoteKey> key() {
        return log.head().map(head -> keys.signer(head.origin()).key());
    }

    /** Nothing where there is no such tile, or not so wide, in what was signed. */
    public Optional<byte[]> tile(int level, TilePath path) {
        return signed().filter(head -> there(level, path, head.noted()))
                .map(head -> Arrays.copyOf(log.tile(level, path.n()), path.width() * TreeHash.LENGTH));
    }

    public Optional<byte[]> bundle(TilePath path) {
        return signed().filter(head -> there(0, path, head.noted()))
                .map(head -> EntryBundle.write(log.entries(path.n() * Tiles.WIDTH, path.width())));
    }

    /** Nothing of an entry that there is not, or that was not signed yet. */
    public Optional<Proved> prove(String entryId) {
        var index = log.index(entryId);
        return signed().filter(head -> index.isPresent() && index.get() < head.noted())
                .map(head -> prove(index.orElseThrow(), head));
    }

    private Proved prove(long index, LogRows.Head head) {
        var path = new MerkleTree(new Tiles(log.asItIs())).inclusion(index, head.noted());
        var checkpoint = Note.parse(Objects.requireNonNull(head.note()));
        return new Proved(log.entries(index, 1).get(0), new LogProof(index, path, checkpoint));
    }

    private static boolean there(int level, TilePath path, long size) {
        return level >= 0 && path.width() <= Tiles.width(level, path.n(), size);
    }

    private Optional<LogRows.Head> signed() {
        return log.head().filter(head -> head.note() != null);
    }
}
