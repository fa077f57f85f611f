package dev.countersign.change;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.countersign.platform.Actor;
import dev.countersign.policy.Risk;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The queue: filtered, sorted pages of changes by keyset, and counts. Which index answers what: the end of the migration.
 */
@Component
public class Queue {

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

    /** What the arms read: rows with the columns that a queue is filtered and sorted by. */
    enum Source {
        CHANGES("countersign.change"),
        /** What the caller has decided on; a table kept by triggers, since one person's decisions lie all over the changes. */
        DECIDED("countersign.decided"),
        /** Changes with the words searched for lead the way while they are few. */
        FOUND("found");

        final String table;

        Source(String table) {
            this.table = table;
        }

        String with() {
            return this == FOUND
                    ? "with found as materialized (select " + Changes.SOUGHT
                            + " from countersign.change where search @@ cast(? as tsquery)) "
                    : "";
        }
    }

    /** Who asks, with what they may see now. */
    public record Caller(Actor actor, Set<String> teams, Set<String> projects, boolean seesAll, Instant at) {}

    static final int COUNTED = 1_000;

    private static final int RARE = 2_000;

    private final JdbcClient jdbc;

    Queue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Up to {@code limit} changes beyond {@code after}: their ids from indexes alone, then the rows of those few. */
    @Transactional(readOnly = true)
    public List<Change> page(Filter filter, Caller caller, Sort sort, @Nullable Position after, int limit) {
        planForTheseValues();
        var source = source(filter);
        var arms = QueueConditions.arms(filter, source, caller, sort);
        if (after != null) {
            arms.forEach(arm -> arm.and(
                    "(" + sort.column + ", id) " + sort.beyond + " (cast(? as " + sort.type + "), ?)",
                    after.key(),
                    after.id()));
        }
        if (arms.isEmpty()) {
            return List.of();
        }
        var first = " order by " + sort.order + " limit " + limit;
        return jdbc.sql(source.with() + "select " + Changes.COLUMNS
                        + " from countersign.change where id in (select id from ("
                        + union(source, arms, "select id, " + sort.column, first) + ") shown" + first + ") order by "
                        + sort.order)
                .params(parameters(filter, source, arms))
                .query(Changes::change)
                .list();
    }

    @Transactional(readOnly = true)
    public Count count(Filter filter, Caller caller) {
        planForTheseValues();
        var source = source(filter);
        var arms = QueueConditions.arms(filter, source, caller, null);
        if (arms.isEmpty()) {
            return new Count(0, false);
        }
        var enough = " limit " + (COUNTED + 1);
        long counted = jdbc.sql(source.with() + "select count(*) from (select from ("
                        + union(source, arms, "select", enough) + ") shown" + enough + ") counted")
                .params(parameters(filter, source, arms))
                .query(Long.class)
                .single();
        return new Count(Math.min(counted, COUNTED), counted > COUNTED);
    }

    private Source source(Filter filter) {
        var words = filter.q() == null ? "" : SearchedWords.of(filter.q());
        if (!words.isEmpty() && rare(words)) {
            return Source.FOUND;
        }
        return filter.view() == View.DECIDED_BY_ME ? Source.DECIDED : Source.CHANGES;
    }

    /** No statistics tell how rare the beginning of a word is. */
    private boolean rare(String words) {
        return jdbc.sql("select count(*) <= " + RARE
                        + " from (select from countersign.change where search @@ cast(? as tsquery) limit " + (RARE + 1)
                        + ") found")
                .param(words)
                .query(Boolean.class)
                .single();
    }

    /** The best way to a page hangs on how rare the values asked for are; a plan made for any value takes the worst. */
    private void planForTheseValues() {
        jdbc.sql("""
                        select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true),
                            set_config('max_parallel_workers_per_gather', '0', true),
                            set_config('random_page_cost', '1.1', true)""").query((row, n) -> true).single();
    }

    private static String union(Source source, List<QueueConditions> arms, String select, String end) {
        return arms.stream()
                .map(arm -> "(" + select + " from " + source.table + " c where " + arm.text() + end + ")")
                .collect(Collectors.joining(" union all "));
    }

    private static List<Object> parameters(Filter filter, Source source, List<QueueConditions> arms) {
        var ofArms = arms.stream().flatMap(arm -> arm.parameters().stream());
        return source == Source.FOUND
                ? Stream.concat(Stream.of(SearchedWords.of(Objects.requireNonNull(filter.q()))), ofArms)
                        .toList()
                : ofArms.toList();
    }
}
