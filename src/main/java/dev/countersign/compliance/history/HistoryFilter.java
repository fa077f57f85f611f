package dev.countersign.compliance.history;

import dev.countersign.change.SearchedWords;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.policy.Risk;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of the history is looked for; what is left out lets everything through. People are accounts or persons.
 *
 * @param person who had any part in it: asked, wrote, decided, or acted
 * @param decider of a session: who co-signed or reviewed it
 * @param status one or more, separated by commas
 * @param rule id of a rule of policy that hit, for any revision
 * @param table of which that rule is
 * @param team that decided
 * @param createdFrom when it was asked for or opened; {@code …Until} is the moment after the last
 * @param text words of titles, ids, targets, descriptions and reasons; all of them, each from its beginning
 */
public record HistoryFilter(
        @Nullable HistoryKind kind,
        @Nullable String person,
        @Nullable String requester,
        @Nullable String author,
        @Nullable String decider,
        @Nullable String project,
        @Nullable String environment,
        @Nullable String action,
        @Nullable Risk risk,
        @Nullable Set<HistoryStatus> status,
        @Nullable String rule,
        @Nullable String table,
        @Nullable String team,
        @Nullable String incident,
        @Nullable String text,
        @Nullable Instant createdFrom,
        @Nullable Instant createdUntil,
        @Nullable Instant closedFrom,
        @Nullable Instant closedUntil,
        @Nullable Instant decidedFrom,
        @Nullable Instant decidedUntil) {

    private static final int LONGEST = 500;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    /** @throws Refused where it cannot be meant so: a filter that is not understood MUST NOT show everything */
    public HistoryFilter checked() {
        var errors = new ArrayList<FieldError>();
        if (table != null && rule == null) {
            errors.add(new FieldError("table", "says of which table a rule is: name the rule too"));
        }
        if (status != null && status.isEmpty()) {
            errors.add(new FieldError("status", "must be at least one"));
        }
        if (text != null && text.length() > LONGEST) {
            errors.add(new FieldError("text", "must have " + LONGEST + " characters at most"));
        } else if (text != null && words().isEmpty()) {
            errors.add(new FieldError("text", "must have a word to search for: letters or digits"));
        }
        period("created", createdFrom, createdUntil, errors);
        period("closed", closedFrom, closedUntil, errors);
        period("decided", decidedFrom, decidedUntil, errors);
        if (!errors.isEmpty()) {
            throw new Refused(new Refusal(
                    Refusal.Kind.MALFORMED,
                    "invalid_filter",
                    errors.get(0).field() + ": " + errors.get(0).message() + ".",
                    "Correct the filters listed under errors and search again.",
                    null,
                    errors));
        }
        return this;
    }

    private static void period(String of, @Nullable Instant from, @Nullable Instant until, List<FieldError> errors) {
        if (from != null && until != null && !from.isBefore(until)) {
            errors.add(new FieldError(of + "From", "must be before " + of + "Until"));
        }
        if (outside(from)) {
            errors.add(new FieldError(of + "From", "must be between the years 2000 and 9998"));
        }
        if (outside(until)) {
            errors.add(new FieldError(of + "Until", "must be between the years 2000 and 9998"));
        }
    }

    private static boolean outside(@Nullable Instant at) {
        return at != null && (at.isBefore(FIRST) || at.isAfter(LAST));
    }

    /** Each a tsquery. */
    List<String> words() {
        return text == null ? List.of() : SearchedWords.each(text);
    }

    /** The filters that were given, by name, as they are written in an address. */
    Map<String, String> asked() {
        var asked = new TreeMap<String, String>();
        for (var component : HistoryFilter.class.getRecordComponents()) {
            var value = value(component);
            if (value != null) {
                asked.put(component.getName(), word(value));
            }
        }
        return asked;
    }

    private @Nullable Object value(RecordComponent component) {
        try {
            return component.getAccessor().invoke(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String word(Object value) {
        if (value instanceof Set<?> many) {
            return many.stream().map(HistoryFilter::word).sorted().collect(Collectors.joining(","));
        }
        return value instanceof Enum<?> one ? one.name().toLowerCase(Locale.ROOT) : value.toString();
    }
}
