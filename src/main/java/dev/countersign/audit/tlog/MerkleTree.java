package dev.countersign.audit.tlog;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of a tree of a given size, from the hashes of its complete subtrees (RFC 6962, section 2.1). */
public final class MerkleTree {

    private final Subtrees subtrees;

    public MerkleTree(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    public TreeHash root(long size) {
        return size == 0 ? TreeHash.EMPTY : range(0, size);
    }

    /** PATH(m, D[n]) of section 2.1.1: from the leaf's sibling up to the root's child. */
    public List<TreeHash> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("No leaf " + index + " in a tree of " + size);
        }
        var path = new ArrayList<TreeHash>();
        path(index, 0, size, path);
        return path;
    }

    /** PROOF(m, D[n]) of section 2.1.2: that the tree of {@code size} begins with that of {@code earlier}. */
    public List<TreeHash> consistency(long earlier, long size) {
        if (earlier < 0 || earlier > size) {
            throw new IllegalArgumentException("A tree of " + size + " does not begin with one of " + earlier);
        }
        var proof = new ArrayList<TreeHash>();
        if (earlier > 0 && earlier < size) {
            subproof(earlier, 0, size, true, proof);
        }
        return proof;
    }

    private void path(long index, long from, long to, List<TreeHash> path) {
        if (to - from == 1) {
            return;
        }
        long split = from + split(to - from);
        if (index < split) {
            path(index, from, split, path);
            path.add(range(split, to));
        } else {
            path(index, split, to, path);
            path.add(range(from, split));
        }
    }

    private void subproof(long earlier, long from, long to, boolean whole, List<TreeHash> proof) {
        if (earlier == to) {
            if (!whole) {
                proof.add(range(from, to));
            }
            return;
        }
        long split = from + split(to - from);
        if (earlier <= split) {
            subproof(earlier, from, split, whole, proof);
            proof.add(range(split, to));
        } else {
            subproof(earlier, split, to, false, proof);
            proof.add(range(from, split));
        }
    }

    /** MTH(D[from:to]), where {@code from} is a multiple of the power of two that is not below the width. */
    private TreeHash range(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            int height = Long.numberOfTrailingZeros(width);
            return subtrees.hash(height, from >> height);
        }
        long split = from + split(width);
        return TreeHash.ofNode(range(from, split), range(split, to));
    }

    /** The largest power of two below {@code width}. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }
}
