package dev.countersign.compliance.history;

import static dev.countersign.platform.DatabaseTime.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A filter as conditions on the table {@code history} (V12). What is asked of tags and words is the work of one index,
 * whatever is combined; times are looked at in what it finds.
 */
public final class HistoryConditions {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
    private static final int FEW_DAYS = 100;

    private final List<String> required = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final Set<String> common = new HashSet<>();
    private Instant since = FIRST;
    private Instant until = LAST;
    private boolean tagged;

    private HistoryConditions() {}

    static HistoryConditions of(HistoryFilter filter) {
        var made = new HistoryConditions();
        made.tags(filter);
        made.people(filter);
        made.words.addAll(filter.words());
        made.times(filter);
        return made;
    }

    private void tags(HistoryFilter filter) {
        require("kind:", filter.kind() == null ? null : filter.kind().word());
        require("project:", filter.project());
        require("environment:", filter.environment());
        require("action:", filter.action());
        require("risk:", filter.risk() == null ? null : filter.risk().name().toLowerCase(Locale.ROOT));
        require("requester:", filter.requester());
        require("author:", filter.author());
        require("decider:", filter.decider());
        require("team:", filter.team());
        require("incident:", filter.incident());
        if (filter.rule() != null) {
            require("rule:", filter.table() == null ? filter.rule() : filter.table() + "/" + filter.rule());
        }
        if (!required.isEmpty()) {
            found("tags @> cast(? as text[])", (Object) required.toArray(String[]::new));
        }
        if (filter.status() != null) {
            anyOf(filter.status().stream().map(status -> "status:" + status.word()));
        }
    }

    private void people(HistoryFilter filter) {
        var person = filter.person();
        if (person != null) {
            anyOf(Stream.of("requester:", "author:", "decider:", "actor:").map(as -> as + person));
        }
    }

    private void times(HistoryFilter filter) {
        from("at", filter.createdFrom());
        since = Objects.requireNonNullElse(filter.createdFrom(), FIRST);
        until("at", filter.createdUntil());
        from("closed_at", filter.closedFrom());
        until("closed_at", filter.closedUntil());
        if (filter.decidedFrom() != null || filter.decidedUntil() != null) {
            until("at", filter.decidedUntil());
            decided(
                    Objects.requireNonNullElse(filter.decidedFrom(), FIRST),
                    Objects.requireNonNullElse(filter.decidedUntil(), LAST));
        }
    }

    /** Of a few days the tags lead there; of many there is enough to be found on the way. */
    private void decided(Instant from, Instant until) {
        long days = ChronoUnit.DAYS.between(from, until);
        if (days <= FEW_DAYS) {
            var first = LocalDate.ofInstant(from, ZoneOffset.UTC);
            anyOf(first.datesUntil(first.plusDays(days + 2)).map(day -> "decided:" + day));
        }
        from("last_decided", from);
        and("exists (select from unnest(decided) given where given >= ? and given < ?)", sql(from), sql(until));
    }

    private void require(String what, @Nullable String value) {
        if (value != null) {
            required.add(what + value);
        }
    }

    private void from(String column, @Nullable Instant at) {
        if (at != null) {
            and(column + " >= ?", sql(at));
        }
    }

    /** Nothing is closed or decided before it was asked for: whatever the column, {@code at} is before it too. */
    private void until(String column, @Nullable Instant at) {
        if (at != null) {
            and(column + " < ?", sql(at));
            until = at.isBefore(until) ? at : until;
        }
    }

    HistoryConditions anyOf(Stream<String> tags) {
        return found("tags && cast(? as text[])", (Object) tags.toArray(String[]::new));
    }

    private HistoryConditions found(String condition, Object... values) {
        tagged = true;
        return and(condition, values);
    }

    HistoryConditions and(String condition, Object... values) {
        conditions.add(condition);
        Collections.addAll(parameters, values);
        return this;
    }

    /** The same, and no row before the one that was seen last. */
    HistoryConditions beyond(History.@Nullable Position last) {
        var copy = copy();
        return last == null ? copy : copy.and("(at, id) < (?, ?)", sql(last.at()), last.id());
    }

    /**
     * The same, where words that many rows have are looked for in the rows that the others lead to: the index of such a word is
     * longer than all that they are looked at in. The rarest stays where nothing else leads there.
     *
     * @param known how often each word is found; {@code common}: how often is often
     */
    HistoryConditions lookingFor(Map<String, Integer> known, int common) {
        var copy = copy();
        words.stream()
                .sorted(Comparator.comparing(word -> known.getOrDefault(word, 0)))
                .skip(tagged ? 0 : 1)
                .filter(word -> known.getOrDefault(word, 0) >= common)
                .forEach(copy.common::add);
        return copy;
    }

    private HistoryConditions copy() {
        var copy = new HistoryConditions();
        copy.conditions.addAll(conditions);
        copy.parameters.addAll(parameters);
        copy.words.addAll(words);
        copy.common.addAll(common);
        copy.since = since;
        copy.until = until;
        copy.tagged = tagged;
        return copy;
    }

    /** Each a tsquery; a row has them all. */
    List<String> words() {
        return List.copyOf(words);
    }

    /** No row is earlier than this. */
    Instant since() {
        return since;
    }

    /** No row is as late as this. */
    Instant until() {
        return until;
    }

    /** Whether the index of tags and words has a part in it. */
    boolean indexed() {
        return tagged || !words.isEmpty();
    }

    /** Whether one word is all that is asked for. */
    boolean onlyWord() {
        return words.size() == 1 && conditions.isEmpty();
    }

    /** In the order of {@link #parameters}. */
    String text() {
        var all = new ArrayList<>(conditions);
        if (!words(false).isEmpty()) {
            all.add("words @@ cast(? as tsquery)");
        }
        if (!words(true).isEmpty()) {
            all.add("(words @@ cast(? as tsquery)) is true"); // no index answers this form
        }
        return all.isEmpty() ? "true" : String.join(" and ", all);
    }

    List<Object> parameters() {
        var all = new ArrayList<>(parameters);
        Stream.of(words(false), words(true)).filter(some -> !some.isEmpty()).forEach(all::add);
        return all;
    }

    private String words(boolean commonOnes) {
        return words.stream()
                .filter(word -> common.contains(word) == commonOnes)
                .collect(Collectors.joining(" & "));
    }
}
