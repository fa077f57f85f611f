package dev.countersign.compliance.history;

import static dev.countersign.platform.DatabaseTime.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
    private boolean indexed;

    private HistoryConditions() {}

    static HistoryConditions of(HistoryFilter filter) {
        var made = new HistoryConditions();
        made.tags(filter);
        made.people(filter);
        if (filter.text() != null) {
            made.found("words @@ cast(? as tsquery)", filter.words());
        }
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
        until("at", filter.createdUntil());
        from("closed_at", filter.closedFrom());
        until("closed_at", filter.closedUntil());
        if (filter.decidedFrom() != null || filter.decidedUntil() != null) {
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

    private void until(String column, @Nullable Instant at) {
        if (at != null) {
            and(column + " < ?", sql(at));
        }
    }

    HistoryConditions anyOf(Stream<String> tags) {
        return found("tags && cast(? as text[])", (Object) tags.toArray(String[]::new));
    }

    private HistoryConditions found(String condition, Object... values) {
        indexed = true;
        return and(condition, values);
    }

    HistoryConditions and(String condition, Object... values) {
        conditions.add(condition);
        Collections.addAll(parameters, values);
        return this;
    }

    /** The same, and no row before the one that was seen last. */
    HistoryConditions beyond(History.@Nullable Position last) {
        var copy = new HistoryConditions();
        copy.conditions.addAll(conditions);
        copy.parameters.addAll(parameters);
        copy.indexed = indexed;
        return last == null ? copy : copy.and("(at, id) < (?, ?)", sql(last.at()), last.id());
    }

    /** Whether the index of tags and words has a part in it. */
    boolean indexed() {
        return indexed;
    }

    String text() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    List<Object> parameters() {
        return parameters;
    }
}
