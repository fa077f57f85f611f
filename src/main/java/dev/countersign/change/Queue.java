package dev.countersign.change;

import static dev.countersign.platform.DatabaseTime.sql;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.countersign.platform.Actor;
import dev.countersign.policy.Risk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The queue: filtered, sorted pages of changes by keyset, each filter answered from an index of {@code change} alone.
 */
@Component
public final class Queue {

    /** Whose changes: those that wait for a decision of the caller, their own, those they decided, all they may see. */
    public enum View {
        @JsonProperty("waiting-for-me")
        WAITING_FOR_ME,
        @JsonProperty("mine")
        MINE,
        @JsonProperty("decided-by-me")
        DECIDED_BY_ME,
        @JsonProperty("all")
        ALL
    }

    /** The order; ties by id. {@code DUE}: what runs out first; {@code CREATED}: newest first; {@code RISK}: highest first. */
    public enum Sort {
        @JsonProperty("due")
        DUE("due_at", ">", "due_at, id", "timestamptz"),
        @JsonProperty("-created")
        CREATED("created_at", "<", "created_at desc, id desc", "timestamptz"),
        @JsonProperty("risk")
        RISK("risk_rank", "<", "risk_rank desc, id desc", "smallint");

        final String column;
        final String beyond;
        final String order;
        final String type;

        Sort(String column, String beyond, String order, String type) {
            this.column = column;
            this.beyond = beyond;
            this.order = order;
            this.type = type;
        }

        public Position positionOf(Change change) {
            return new Position(keyOf(change), change.id());
        }

        private String keyOf(Change change) {
            return switch (this) {
                case DUE -> String.valueOf(change.dueAt() == null ? Changes.NEVER : change.dueAt());
                case CREATED -> change.createdAt().toString();
                case RISK ->
                    Integer.toString(change.risk() == null ? 0 : change.risk().ordinal() + 1);
            };
        }
    }

    /** What to show. Null: any. */
    public record Filter(
            View view,
            @Nullable String project,
            @Nullable String environment,
            @Nullable String action,
            @Nullable Risk risk,
            @Nullable Set<ChangeStatus> status,
            @Nullable String requester,
            @Nullable String team,
            @Nullable String q,
            @Nullable Boolean violation) {}

    /** The last row seen: its sort key and id. */
    public record Position(String key, String id) {

        public static Position of(List<@Nullable String> values) {
            return new Position(Objects.requireNonNull(values.get(0)), Objects.requireNonNull(values.get(1)));
        }

        public List<String> values() {
            return List.of(key, id);
        }
    }

    /** How many, exactly up to {@link #COUNTED}; beyond, {@code atLeast} is true. */
    public record Count(long count, boolean atLeast) {}

    static final int COUNTED = 10_000;

    private final JdbcClient jdbc;

    Queue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Up to {@code limit} changes beyond {@code after}. */
    public List<Change> page(Filter filter, Caller caller, Sort sort, @Nullable Position after, int limit) {
        var where = new Conditions(filter, caller);
        if (after != null) {
            where.and(
                    "(" + sort.column + ", id) " + sort.beyond + " (cast(? as " + sort.type + "), ?)",
                    after.key(),
                    after.id());
        }
        return jdbc.sql("select " + Changes.COLUMNS + " from countersign.change c where " + where.text() + " order by "
                        + sort.order + " limit " + limit)
                .params(where.parameters)
                .query(Changes::change)
                .list();
    }

    public Count count(Filter filter, Caller caller) {
        var where = new Conditions(filter, caller);
        long counted = jdbc.sql("select count(*) from (select from countersign.change c where " + where.text()
                        + " limit " + (COUNTED + 1) + ") counted")
                .params(where.parameters)
                .query(Long.class)
                .single();
        return new Count(Math.min(counted, COUNTED), counted > COUNTED);
    }

    /** Who asks, with what they may see now. */
    public record Caller(Actor actor, Set<String> teams, Set<String> projects, boolean seesAll, Instant at) {}

    private static final class Conditions {

        private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^\\p{L}\\p{N}]+");

        private final List<String> conditions = new ArrayList<>();
        final List<Object> parameters = new ArrayList<>();

        Conditions(Filter filter, Caller caller) {
            view(filter.view(), caller);
            equal("project", filter.project());
            equal("environment", filter.environment());
            equal("action", filter.action());
            if (filter.risk() != null) {
                and("risk_rank = ?", filter.risk().ordinal() + 1);
            }
            equal("requester", filter.requester());
            equal("open_team", filter.team());
            if (filter.status() != null) {
                status(filter.status());
            }
            if (filter.q() != null && !words(filter.q()).isEmpty()) {
                and("search @@ to_tsquery('simple', ?)", words(filter.q()));
            }
            if (filter.violation() != null) {
                and("violation = ?", filter.violation());
            }
        }

        private void status(Set<ChangeStatus> statuses) {
            and("status = any (?)", (Object)
                    statuses.stream().map(ChangeStatus::word).toArray(String[]::new));
            if (statuses.stream().noneMatch(ChangeStatus::closed)) {
                and("closed_at is null");
            }
        }

        private void view(View view, Caller caller) {
            var person = caller.actor().person();
            switch (view) {
                case WAITING_FOR_ME -> {
                    and("closed_at is null and status = 'pending'");
                    and("due_at > ?", sql(caller.at()));
                    and("open_team = any (?)", (Object) array(caller.teams()));
                    and("not (excluded_persons @> array[?]::text[])", person);
                    and("""
                            not exists (select from countersign.decision d
                                where d.change_id = c.id and d.person = ? and d.superseded_by is null)""", person);
                }
                case MINE -> and("requester_person = ?", person);
                case DECIDED_BY_ME -> {
                    and("id in (select d.change_id from countersign.decision d where d.person = ?)", person);
                    visible(caller);
                }
                case ALL -> visible(caller);
            }
        }

        /** The same as {@link Visibility} says of a single change. */
        private void visible(Caller caller) {
            if (!caller.seesAll()) {
                and(
                        "(project = any (?) or ? = any (excluded_persons) or open_team = any (?))",
                        array(caller.projects()),
                        caller.actor().person(),
                        array(caller.teams()));
            }
        }

        /** All of the words, each from its beginning: what somebody has typed so far. */
        private static String words(String q) {
            return Arrays.stream(NOT_ALPHANUMERIC.split(q))
                    .filter(word -> !word.isEmpty())
                    .map(word -> word + ":*")
                    .collect(Collectors.joining(" & "));
        }

        private void equal(String column, @Nullable String value) {
            if (value != null) {
                and(column + " = ?", value);
            }
        }

        void and(String condition, Object... values) {
            conditions.add(condition);
            parameters.addAll(List.of(values));
        }

        String text() {
            return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
        }

        private static String[] array(Set<String> values) {
            return values.toArray(String[]::new);
        }
    }
}
