package dev.countersign.audit.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** RFC 6962, section 2.1, word by word, on all the leaves: what everything faster is held against. */
final class NaiveTree {

    private NaiveTree() {}

    static TreeHash root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return TreeHash.EMPTY;
        }
        if (leaves.size() == 1) {
            return TreeHash.ofLeaf(leaves.get(0));
        }
        int k = k(leaves.size());
        return TreeHash.ofNode(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    static List<TreeHash> path(int m, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = k(leaves.size());
        return m < k
                ? with(path(m, leaves.subList(0, k)), root(leaves.subList(k, leaves.size())))
                : with(path(m - k, leaves.subList(k, leaves.size())), root(leaves.subList(0, k)));
    }

    static List<TreeHash> proof(int m, List<byte[]> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<TreeHash> subproof(int m, List<byte[]> leaves, boolean whole) {
        int n = leaves.size();
        if (m == n) {
            return whole ? List.of() : List.of(root(leaves));
        }
        int k = k(n);
        return m <= k
                ? with(subproof(m, leaves.subList(0, k), whole), root(leaves.subList(k, n)))
                : with(subproof(m - k, leaves.subList(k, n), false), root(leaves.subList(0, k)));
    }

    static List<byte[]> randomLeaves(Random random, int size) {
        var leaves = new ArrayList<byte[]>();
        for (int i = 0; i < size; i++) {
            var leaf = new byte[12 + random.nextInt(40)];
            random.nextBytes(leaf);
            leaves.add(leaf);
        }
        return leaves;
    }

    private static int k(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<TreeHash> with(List<TreeHash> hashes, TreeHash last) {
        var all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }
}
