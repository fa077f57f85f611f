package dev.countersign.audit.witness;

import dev.countersign.audit.tlog.AddCheckpoint;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.GrowingTiles;
import dev.countersign.audit.tlog.MerkleTree;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.NoteKey;
import dev.countersign.audit.tlog.NoteSigner;
import dev.countersign.audit.tlog.SigningKey;
import dev.countersign.audit.tlog.Tiles;
import dev.countersign.audit.tlog.TreeHash;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A log without a database, and another of the same key that has another history from an entry on. */
public final class ALog {

    private final NoteSigner signer;
    private final GrowingTiles tiles = new GrowingTiles((level, n) -> new byte[0], 0);

    private ALog(NoteSigner signer) {
        this.signer = signer;
    }

    public static ALog named(String origin) {
        return new ALog(SigningKey.read(SigningKey.generate(), origin, NoteKey.LOG));
    }

    NoteKey key() {
        return signer.key();
    }

    ALog of(long size) {
        while (tiles.size() < size) {
            tiles.add(TreeHash.ofLeaf(("entry " + tiles.size()).getBytes(StandardCharsets.UTF_8)));
        }
        return this;
    }

    /** The same key, and the first {@code same} entries. */
    ALog fork(long same) {
        var other = new ALog(signer).of(same);
        other.tiles.add(TreeHash.ofLeaf("another".getBytes(StandardCharsets.UTF_8)));
        return other;
    }

    TreeHash root(long size) {
        return new MerkleTree(new Tiles(of(size).tiles)).root(size);
    }

    Note checkpoint(long size) {
        return signed(new Checkpoint(key().name(), size, root(size)));
    }

    Note signed(Checkpoint checkpoint) {
        return signer.sign(checkpoint.text());
    }

    List<TreeHash> proof(long old, long size) {
        return new MerkleTree(new Tiles(of(size).tiles)).consistency(old, size);
    }

    AddCheckpoint from(long old, long size) {
        return new AddCheckpoint(old, proof(old, size), checkpoint(size));
    }
}
