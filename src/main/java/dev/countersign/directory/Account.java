package dev.countersign.directory;

/**
 * A way to sign in.
 *
 * @param person whose it is; a service account's owner
 * @param service a machine's: it may ask and run, never decide
 */
public record Account(String id, String person, boolean service, boolean active) {}
