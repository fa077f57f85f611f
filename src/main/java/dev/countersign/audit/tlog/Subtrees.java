package dev.countersign.audit.tlog;

/** The hashes of the complete subtrees of a tree. */
@FunctionalInterface
public interface Subtrees {

    /** Of the subtree over the leaves {@code [index << height, (index + 1) << height)}, all of which are there. */
    TreeHash hash(int height, long index);
}
