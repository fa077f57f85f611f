package dev.countersign.system;

import dev.countersign.platform.Digest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for acknowledged acts that are not in the tables, or not as they were acknowledged. */
final class Losses {

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final Map<String, String> rows;
    private final Map<String, String> etags;
    private final Map<String, String> answers;

    private Losses(Map<String, String> rows, Map<String, String> etags, Map<String, String> answers) {
        this.rows = rows;
        this.etags = etags;
        this.answers = answers;
    }

    /** @param acknowledged before the connection's transaction began to look */
    static List<String> in(Connection connection, List<Acknowledged> acknowledged) throws SQLException {
        var stored = new Losses(
                map(connection, """
                        select id, id from countersign.change
                        union all select id, change_id from countersign.decision
                        union all select id, change_id from countersign.permit
                        union all select id, change_id from countersign.execution""", row -> row.getString(2)),
                map(connection, "select id, status || '.' || version from countersign.change", row -> row.getString(2)),
                map(
                        connection,
                        "select account || ' ' || key, status, body from countersign.idempotency_key where status < 300",
                        row -> row.getInt(2) + " " + Digest.of(row.getBytes(3)).value()));
        return stored.among(acknowledged);
    }

    private List<String> among(List<Acknowledged> acknowledged) {
        var lost = new ArrayList<String>();
        for (var told : acknowledged) {
            var act = told.act();
            if (!told.change().equals(rows.get(told.row()))) {
                lost.add(act + ": " + told.row() + " is not there");
            }
            if (told.etag() != null && isBehind(etags.get(told.change()), told.etag())) {
                lost.add(act + ": acknowledged as " + told.etag() + ", and it is " + etags.get(told.change()));
            }
            var answer = answers.get(act.account() + " " + act.key());
            if (!(told.status() + " " + told.answer()).equals(answer)) {
                lost.add(act + ": its key does not keep its answer, but " + answer);
            }
        }
        return lost;
    }

    private static boolean isBehind(@Nullable String stored, String acknowledged) {
        return stored == null
                || version(stored) < version(acknowledged)
                || (version(stored) == version(acknowledged) && !stored.equals(acknowledged));
    }

    private static long version(String etag) {
        return Long.parseLong(etag.substring(etag.indexOf('.') + 1));
    }

    private static <T> Map<String, T> map(Connection connection, String query, Row<T> value) throws SQLException {
        var map = new HashMap<String, T>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                map.put(rows.getString(1), value.of(rows));
            }
        }
        return map;
    }
}
