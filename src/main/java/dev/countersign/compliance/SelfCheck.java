package dev.countersign.compliance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the facts fitted together.
 *
 * @param askedBy an account, or {@code system}
 * @param finishedAt none while it waits or is under way; what follows is empty then
 * @param faults how many facts contradict what has to be so
 * @param reminders how many things somebody owes
 */
public record SelfCheck(
        String id,
        Instant askedAt,
        String askedBy,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long faults,
        long reminders,
        List<CheckedRule> checks) {

    /**
     * @param fault whether something is broken where it does not hold; else somebody owes something
     * @param found how many; {@code findings} are a hundred of them at most
     */
    public record CheckedRule(String id, String sentence, boolean fault, long found, List<SelfFinding> findings) {}

    /** @param subject a change or a session, where it is about one */
    public record SelfFinding(@Nullable String subject, String detail) {}
}
