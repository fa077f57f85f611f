package dev.countersign.platform;

/**
 * Carries a {@link Refusal} out of an act and rolls the act back. Rules return refusals; only the act that they stop
 * throws. Whoever catches it MUST record it in a transaction of its own (law 9).
 */
public final class Refused extends RuntimeException {

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.code() + ": " + refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
