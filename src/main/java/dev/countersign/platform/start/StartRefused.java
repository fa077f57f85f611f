package dev.countersign.platform.start;

/** The application cannot start as it is asked to, and it is for the operator to say what is meant. */
public final class StartRefused extends RuntimeException {

    private final String next;

    /**
     * @param reason one sentence that an operator understands
     * @param next what to do now
     */
    public StartRefused(String reason, String next) {
        super(reason);
        this.next = next;
    }

    public StartRefused(String reason, String next, Throwable cause) {
        super(reason, cause);
        this.next = next;
    }

    public String next() {
        return next;
    }
}
