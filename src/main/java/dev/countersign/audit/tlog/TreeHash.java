package dev.countersign.audit.tlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** 32 bytes that stand for a leaf or a subtree (RFC 6962, section 2.1: SHA-256, leaves and nodes told apart by a prefix). */
public final class TreeHash {

    public static final int LENGTH = 32;

    /** Of the tree without leaves. */
    public static final TreeHash EMPTY = new TreeHash(sha256().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private TreeHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws MalformedLog where these are not 32 bytes */
    public static TreeHash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new MalformedLog("A hash has " + LENGTH + " bytes, not " + bytes.length);
        }
        return new TreeHash(bytes.clone());
    }

    /** The {@code i}-th of hashes that lie side by side. */
    public static TreeHash at(byte[] hashes, int i) {
        return new TreeHash(Arrays.copyOfRange(hashes, i * LENGTH, (i + 1) * LENGTH));
    }

    public static TreeHash ofLeaf(byte[] entry) {
        var sha = sha256();
        sha.update(LEAF);
        return new TreeHash(sha.digest(entry));
    }

    public static TreeHash ofNode(TreeHash left, TreeHash right) {
        var sha = sha256();
        sha.update(NODE);
        sha.update(left.bytes);
        return new TreeHash(sha.digest(right.bytes));
    }

    public static TreeHash ofBase64(String text) {
        return of(Lines.base64(text));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeHash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
