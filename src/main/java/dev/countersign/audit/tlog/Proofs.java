package dev.countersign.audit.tlog;

import java.util.List;

/** Checks proofs as RFC 9162 says (sections 2.1.3.2 and 2.1.4.2): by another way than they are made. */
public final class Proofs {

    private Proofs() {}

    /** Whether the leaf is the one at {@code index} of the tree of {@code size} with this root. */
    public static boolean included(long index, TreeHash leaf, long size, TreeHash root, List<TreeHash> path) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        var hash = leaf;
        for (var sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = TreeHash.ofNode(sibling, hash);
                int up = Long.numberOfTrailingZeros(node);
                node >>= up;
                last >>= up;
            } else {
                hash = TreeHash.ofNode(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether the tree of {@code size} begins with the whole tree of {@code earlier}. */
    public static boolean consistent(
            long earlier, TreeHash earlierRoot, long size, TreeHash root, List<TreeHash> proof) {
        if (earlier < 0 || earlier > size) {
            return false;
        }
        if (earlier == size) {
            return proof.isEmpty() && earlierRoot.equals(root);
        }
        if (earlier == 0) {
            return proof.isEmpty() && earlierRoot.equals(TreeHash.EMPTY);
        }
        return grown(earlier, earlierRoot, size, root, proof);
    }

    private static boolean grown(long earlier, TreeHash earlierRoot, long size, TreeHash root, List<TreeHash> proof) {
        boolean complete = Long.bitCount(earlier) == 1;
        if (proof.isEmpty() && !complete) {
            return false;
        }
        int up = Long.numberOfTrailingZeros(earlier);
        long node = (earlier - 1) >> up;
        long last = (size - 1) >> up;
        var first = complete ? earlierRoot : proof.get(0);
        var before = first;
        var after = first;
        for (var sibling : complete ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                before = TreeHash.ofNode(sibling, before);
                after = TreeHash.ofNode(sibling, after);
                int more = Long.numberOfTrailingZeros(node);
                if (node != 0) {
                    node >>= more;
                    last >>= more;
                }
            } else {
                after = TreeHash.ofNode(after, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(earlierRoot) && after.equals(root);
    }
}
