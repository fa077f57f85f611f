package dev.countersign.audit.tlog;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Adds leaves to the tiles of a tree, and remembers which tiles that has altered. */
public final class GrowingTiles implements Tiles.Store {

    /** @param n index within its level */
    public record Position(int level, long n) {}

    private final Tiles.Store kept;
    private final Map<Position, byte[]> altered = new LinkedHashMap<>();
    private long size;

    /** @param size of the tree that {@code kept} holds */
    public GrowingTiles(Tiles.Store kept, long size) {
        this.kept = kept;
        this.size = size;
    }

    public void add(TreeHash leaf) {
        put(0, size, leaf);
        size++;
    }

    public long size() {
        return size;
    }

    public TreeHash root() {
        return new MerkleTree(new Tiles(this)).root(size);
    }

    /** With all the hashes that they have now. */
    public Map<Position, byte[]> altered() {
        return altered;
    }

    @Override
    public byte[] tile(int level, long n) {
        var position = new Position(level, n);
        return altered.containsKey(position) ? Objects.requireNonNull(altered.get(position)) : kept.tile(level, n);
    }

    private void put(int level, long index, TreeHash hash) {
        long n = index / Tiles.WIDTH;
        int at = (int) (index % Tiles.WIDTH);
        var before = at == 0 ? new byte[0] : tile(level, n);
        var hashes = Arrays.copyOf(before, (at + 1) * TreeHash.LENGTH);
        System.arraycopy(hash.bytes(), 0, hashes, at * TreeHash.LENGTH, TreeHash.LENGTH);
        altered.put(new Position(level, n), hashes);
        if (at == Tiles.WIDTH - 1) {
            put(level + 1, n, Tiles.complete(hashes, 0, Tiles.WIDTH));
        }
    }
}
