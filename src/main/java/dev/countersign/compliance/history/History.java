package dev.countersign.compliance.history;

import static dev.countersign.platform.DatabaseTime.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The history, newest first, by keyset. What is asked for often is found among the latest; what is not, month by month, which
 * one index answers together with tags and words; and rare words at once, since many begin alike and each month would have
 * to put them together anew. No statistics tell which it is when filters are combined, so each is tried.
 */
@Component
public class History {

    /** The last row seen. */
    public record Position(Instant at, String id) {

        public static Position of(List<@Nullable String> values) {
            return new Position(Instant.parse(String.valueOf(values.get(0))), String.valueOf(values.get(1)));
        }

        public List<String> values() {
            return List.of(at.toString(), id);
        }
    }

    /** How many, exactly up to {@link #COUNTED}; beyond, {@code atLeast} is true. */
    public record Count(long count, boolean atLeast) {}

    public static final int COUNTED = 10_000;

    private static final int LATEST = 3_000;
    private static final int RARE = 5_000;
    private static final int SEEN_OFTEN = 5;
    private static final int SAMPLE = 1_000;

    /** Of the sample: a word that so many have is not looked for by its index, if anything else leads to the rows. */
    private static final int COMMON = 300;

    /** The same where the index would be asked for each month anew. */
    private static final int COMMON_IN_A_MONTH = 10;

    private static final String ORDER = " order by at desc, id desc limit ";

    private record Found(List<Position> rows, boolean all) {}

    private final JdbcClient jdbc;

    History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Up to {@code limit} rows beyond {@code last}. */
    @Transactional(readOnly = true)
    public List<HistoryRow> page(HistoryConditions asked, @Nullable Position last, int limit) {
        planForTheseValues();
        return rows(positions(asked, last, limit));
    }

    @Transactional(readOnly = true)
    public Count count(HistoryConditions asked) {
        planForTheseValues();
        var known = frequencies(asked.words());
        var conditions = asked.lookingFor(known, COMMON);
        var common = known.values().stream().anyMatch(often -> often >= COMMON);
        byIndex(asked.indexed() && !(asked.onlyWord() && common));
        long counted = jdbc.sql("select count(*) from (select from countersign.history where " + conditions.text()
                        + " limit " + (COUNTED + 1) + ") counted")
                .params(conditions.parameters())
                .query(Long.class)
                .single();
        return new Count(Math.min(counted, COUNTED), counted > COUNTED);
    }

    private List<Position> positions(HistoryConditions asked, @Nullable Position last, int limit) {
        var beyond = asked.beyond(last);
        if (!asked.indexed()) {
            return find("select id, at from countersign.history where " + beyond.text() + ORDER + limit, beyond);
        }
        var latest = latest(beyond, last, limit);
        if (latest.size() == limit) {
            return latest;
        }
        var known = frequencies(asked.words());
        byIndex(true);
        if (!asked.words().isEmpty() && latest.size() < SEEN_OFTEN) {
            var rare = rare(beyond.lookingFor(known, COMMON), limit);
            if (rare.all()) {
                return rare.rows();
            }
        }
        return monthly(beyond.lookingFor(known, COMMON_IN_A_MONTH), last, limit);
    }

    private List<Position> latest(HistoryConditions beyond, @Nullable Position last, int limit) {
        var parameters = new ArrayList<Object>(last == null ? List.of() : List.of(sql(last.at()), last.id()));
        parameters.add(sql(beyond.until()));
        parameters.addAll(beyond.parameters());
        return jdbc.sql("select id, at from (select * from countersign.history where "
                        + (last == null ? "" : "(at, id) < (?, ?) and ") + "at < ?" + ORDER + LATEST
                        + ") latest where " + beyond.text() + ORDER + limit)
                .params(parameters)
                .query(History::position)
                .list();
    }

    /** How many of the latest have each word, of those that any has. */
    private Map<String, Integer> frequencies(List<String> words) {
        if (words.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(
                        "select word, count(*)::int as often from (select words from countersign.history" + ORDER
                                + SAMPLE
                                + ") latest join unnest(cast(? as text[])) word on latest.words @@ cast(word as tsquery) group by word")
                .param(words.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("word"), row.getInt("often")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Found rare(HistoryConditions beyond, int limit) {
        var all = new boolean[] {true};
        var rows = jdbc.sql("with found as materialized (select id, at from countersign.history where " + beyond.text()
                        + " limit " + (RARE + 1) + ") select id, at, (select count(*) from found) <= " + RARE
                        + " as everything from found" + ORDER + limit)
                .params(beyond.parameters())
                .query((row, n) -> {
                    all[0] = row.getBoolean("everything");
                    return position(row, n);
                })
                .list();
        return new Found(rows, all[0]);
    }

    private List<Position> monthly(HistoryConditions beyond, @Nullable Position last, int limit) {
        byIndex(false);
        var ends = jdbc.sql("select coalesce(min(at), now()) as first, coalesce(max(at), now()) as last"
                        + " from countersign.history")
                .query((row, n) -> List.of(at(row, "first"), at(row, "last")))
                .single();
        byIndex(true);
        var newest = Stream.of(last == null ? ends.get(1) : last.at(), ends.get(1), beyond.until())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var oldest = ends.get(0).isBefore(beyond.since()) ? beyond.since() : ends.get(0);
        var parameters = new ArrayList<Object>(List.of(sql(newest), sql(oldest)));
        parameters.addAll(beyond.parameters());
        return jdbc.sql("select found.id, found.at from generate_series("
                        + "date_trunc('month', cast(? as timestamptz) at time zone 'UTC'),"
                        + " date_trunc('month', cast(? as timestamptz) at time zone 'UTC'), interval '-1 month') m"
                        + " cross join lateral (select id, at from countersign.history"
                        + " where tags @> array['month:' || to_char(m, 'YYYY-MM')] and " + beyond.text() + ORDER + limit
                        + ") found limit " + limit)
                .params(parameters)
                .query(History::position)
                .list();
    }

    private List<Position> find(String sql, HistoryConditions conditions) {
        return jdbc.sql(sql)
                .params(conditions.parameters())
                .query(History::position)
                .list();
    }

    private List<HistoryRow> rows(List<Position> positions) {
        byIndex(false);
        return jdbc.sql("select " + HistoryRow.COLUMNS + " from countersign.history h " + HistoryRow.JOINS
                        + " where h.id = any (?) order by h.at desc, h.id desc")
                .param(positions.stream().map(Position::id).toArray(String[]::new))
                .query(HistoryRow::of)
                .list();
    }

    private static Position position(ResultSet row, int n) throws SQLException {
        return new Position(at(row, "at"), row.getString("id"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A plan that was made for any value takes the worst; a bitmap of half a million rows is to be exact. */
    private void planForTheseValues() {
        jdbc.sql("""
                        select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true),
                            set_config('max_parallel_workers_per_gather', '0', true), set_config('work_mem', '64MB', true),
                            set_config('random_page_cost', '1.1', true)""").query((row, n) -> true).single();
    }

    /** The planner takes filters for independent of each other, and would walk all of history for a pair that never meets. */
    private void byIndex(boolean only) {
        jdbc.sql("select set_config('enable_seqscan', ?, true), set_config('enable_indexscan', ?, true)")
                .params(only ? "off" : "on", only ? "off" : "on")
                .query((row, n) -> true)
                .single();
    }
}
