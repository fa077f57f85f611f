package dev.countersign.audit.tlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * The hashes of a tree as C2SP tlog-tiles lays them out: a tile of level 0 holds up to 256 leaf hashes, one of a higher level
 * the roots of full tiles below.
 */
public final class Tiles implements Subtrees {

    public static final int HEIGHT = 8;
    public static final int WIDTH = 1 << HEIGHT;

    /** Where tiles are kept. */
    @FunctionalInterface
    public interface Store {

        /** The hashes of a tile that are there, side by side; it holds one more leaf or tile below with each that is added. */
        byte[] tile(int level, long n);

        /** For one proof, which needs each tile several times: it is asked for once, so it MUST NOT grow meanwhile. */
        default Store asItIs() {
            var known = new HashMap<GrowingTiles.Position, byte[]>();
            return (level, n) -> known.computeIfAbsent(new GrowingTiles.Position(level, n), at -> tile(level, n));
        }
    }

    private final Store store;

    public Tiles(Store store) {
        this.store = store;
    }

    @Override
    public TreeHash hash(int height, long index) {
        int level = height / HEIGHT;
        int within = height % HEIGHT;
        long first = index << within;
        return complete(store.tile(level, first / WIDTH), (int) (first % WIDTH), 1 << within);
    }

    /** The root over {@code width} hashes of a tile, a power of two. */
    static TreeHash complete(byte[] hashes, int from, int width) {
        var row = new ArrayList<TreeHash>(width);
        for (int i = from; i < from + width; i++) {
            row.add(TreeHash.at(hashes, i));
        }
        List<TreeHash> above = row;
        while (above.size() > 1) {
            var next = new ArrayList<TreeHash>(above.size() / 2);
            for (int i = 0; i < above.size(); i += 2) {
                next.add(TreeHash.ofNode(above.get(i), above.get(i + 1)));
            }
            above = next;
        }
        return above.get(0);
    }

    /** How many hashes the tile has in a tree of {@code size}; 0: it is not there. */
    public static int width(int level, long n, long size) {
        long hashes = level * HEIGHT < Long.SIZE ? size >> (level * HEIGHT) : 0;
        return n < 0 || n > hashes / WIDTH ? 0 : (int) Math.min(WIDTH, hashes - n * WIDTH);
    }
}
