package dev.countersign.compliance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A question that compliance asks again and again: queries that find its rows, and figures worked out from all of them.
 * Parameters of the queries: {@code from}, {@code until}, {@code now}, {@code at}, {@code projects}, {@code production},
 * {@code released}.
 *
 * @param name as it stands in the address
 * @param question what it answers, in one sentence
 * @param of which facts it is about
 * @param queries each finds rows of its own, with a value for each of the columns, in their order
 * @param order SQL, of the rows together
 */
record Report(
        String name,
        String title,
        String question,
        Of of,
        List<Column> columns,
        List<Query> queries,
        String order,
        List<Figure> figures) {

    /** Which facts a report is about: those of a period and of projects, or what was so at one moment, of everybody. */
    enum Of {
        PERIOD,
        MOMENT
    }

    /** What stands in a column. */
    public enum Kind {
        TEXT,
        COUNT,
        TIME,
        /** In seconds. */
        DURATION,
        /** The id of a change or a session. */
        SUBJECT;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a figure is counted in. */
    public enum Unit {
        COUNT,
        PERCENT,
        /** In seconds. */
        DURATION;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param id lower-case words with underscores: the name of the column in the queries */
    record Column(String id, String title, Kind kind) {

        static Column text(String id, String title) {
            return new Column(id, title, Kind.TEXT);
        }

        static Column count(String id, String title) {
            return new Column(id, title, Kind.COUNT);
        }

        static Column time(String id, String title) {
            return new Column(id, title, Kind.TIME);
        }

        static Column duration(String id, String title) {
            return new Column(id, title, Kind.DURATION);
        }

        static Column subject() {
            return new Column("subject", "Change or session", Kind.SUBJECT);
        }
    }

    record Query(String id, String sql) {}

    /**
     * @param sql an aggregate over the rows, or a query of one value
     * @param none whether it has to be zero
     */
    record Figure(String id, String title, Unit unit, String sql, boolean none) {

        static Figure count(String id, String title, String sql) {
            return new Figure(id, title, Unit.COUNT, sql, false);
        }

        static Figure none(String id, String title, String sql) {
            return new Figure(id, title, Unit.COUNT, sql, true);
        }

        static Figure percent(String id, String title, String sql) {
            return new Figure(id, title, Unit.PERCENT, sql, false);
        }

        static Figure duration(String id, String title, String sql) {
            return new Figure(id, title, Unit.DURATION, sql, false);
        }
    }

    private String all() {
        var names = columns.stream().map(Column::id).collect(Collectors.joining(", ", "(", ")"));
        return "(" + queries.stream().map(query -> "(" + query.sql() + ")").collect(Collectors.joining(" union all "))
                + ") rows " + names;
    }

    String rows() {
        return "select * from " + all() + " order by " + order + " limit :most";
    }

    /** All figures in one row, and how many rows there are. */
    String summary() {
        var asked = figures.stream()
                .map(figure -> ", (" + figure.sql() + ") as " + figure.id())
                .collect(Collectors.joining());
        return "select count(*) as found" + asked + " from " + all();
    }
}
