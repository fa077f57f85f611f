package dev.countersign.audit.tlog;

/** Something that claims to be a part of a log and is not written as one. */
public final class MalformedLog extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedLog(String message) {
        super(message);
    }
}
