package dev.countersign.change;

/**
 * The machines' side of a change that is only tried out, which {@code execution} answers: with a permit that nobody gets to see
 * and that is gone with the {@link dev.countersign.platform.Rehearsal}, outside of which it does nothing.
 */
public interface RehearsedRun {

    /** Issues a permit and redeems it at once, by the rules for both. */
    void start(String changeId);

    /** @param result {@code succeeded}, {@code failed} or {@code rolled_back} */
    void report(String changeId, String result);
}
