package dev.countersign.compliance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The validation checklist, worked out from the facts as they are at {@code asOf}.
 *
 * @param from of the facts that were looked at; {@code until} is the moment after the last
 */
public record Checklist(Instant asOf, Instant from, Instant until, List<Item> items) {

    /**
     * @param met none of its rules has an offender
     * @param lookedAt how many facts, each counted once however many rules ask about it; none prove nothing
     */
    public record Item(ChecklistItem id, String title, boolean met, long lookedAt, List<Rule> rules) {}

    /**
     * @param lookedAt how many facts
     * @param found how many of them offend
     * @param offenders the latest of these, 100 at most
     */
    public record Rule(String id, String sentence, long lookedAt, long found, List<Offender> offenders) {}

    /**
     * @param kind {@code change} or {@code session}, of which {@code id} is
     * @param who account
     * @param detail what is wrong with it, where the rule does not say it all
     */
    public record Offender(
            String kind,
            String id,
            String what,
            String project,
            Instant at,
            String who,
            @Nullable String detail) {}
}
