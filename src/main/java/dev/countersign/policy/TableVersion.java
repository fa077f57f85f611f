package dev.countersign.policy;

/** Which released table was asked: its version in the engine and the digest of the bytes that it was released as. */
public record TableVersion(String table, int version, String digest) {}
