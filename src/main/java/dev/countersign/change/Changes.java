package dev.countersign.change;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.HeldReads;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.policy.Risk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All changes. Whoever alters one MUST hold its lock ({@link #lock}); every alteration raises its version. */
@Component
public final class Changes {

    /** Stands for "never runs out": the queue sorts by it, so it cannot be null. */
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    static final String COLUMNS = """
            id, project, environment, action, target, title, status, revision, digest, risk, requester,
            requester_person, excluded_persons, open_team, due_at, feasible, violation, created_at, updated_at,
            closed_at, version""";

    /** What the queue is filtered and sorted by. */
    static final String SOUGHT = """
            id, project, environment, action, status, risk_rank, requester, requester_person, excluded_persons, open_team,
            due_at, created_at, violation""";

    private final JdbcClient jdbc;
    private final HeldReads reads;
    private final DatabaseTime time;

    Changes(JdbcClient jdbc, DatabaseTime time, HeldReads reads) {
        this.reads = reads;
        this.jdbc = jdbc;
        this.time = time;
    }

    public Optional<Change> find(String id) {
        return reads.read(Changes.class, id, "row", () -> query(id));
    }

    private Optional<Change> query(String id) {
        return jdbc.sql("select " + COLUMNS + " from countersign.change where id = ?")
                .param(id)
                .query(Changes::change)
                .optional();
    }

    /** The latest other change of the same target that has succeeded: its id. */
    Optional<String> lastSuccess(Change change) {
        return jdbc.sql("""
                        select id from countersign.change
                        where project = ? and environment = ? and target = ? and status = 'succeeded' and id <> ?
                        order by closed_at desc limit 1""")
                .params(change.project(), change.environment(), change.target(), change.id())
                .query(String.class)
                .optional();
    }

    /** Of the changes that were there first, whoever may see them. */
    public List<String> firstTitles(int atMost) {
        return jdbc.sql("select title from countersign.change order by id limit ?")
                .param(atMost)
                .query(String.class)
                .list();
    }

    /** Those that exist. */
    public List<Change> all(Collection<String> ids) {
        return jdbc.sql("select " + COLUMNS + " from countersign.change where id = any (?)")
                .param(ids.toArray(String[]::new))
                .query(Changes::change)
                .list();
    }

    /** The statuses of those that exist. */
    public Map<String, ChangeStatus> statuses(Collection<String> ids) {
        var statuses = new HashMap<String, ChangeStatus>();
        jdbc.sql("select id, status from countersign.change where id = any (?)")
                .param(ids.toArray(String[]::new))
                .query(row -> {
                    statuses.put(row.getString("id"), ChangeStatus.of(row.getString("status")));
                });
        return statuses;
    }

    /**
     * Locks the change for the rest of the transaction and takes the time anew: what is judged next is judged by the
     * time after the wait. Whoever holds the lock already waits for nobody.
     */
    public Change lock(String id) {
        if (reads.holds(id)) {
            return find(id).orElseThrow();
        }
        var change = jdbc.sql("select " + COLUMNS + " from countersign.change where id = ? for no key update")
                .param(id)
                .query(Changes::change)
                .optional()
                .orElseThrow(() -> new Refused(Refusal.notFound("change", id)));
        time.afterLock();
        reads.hold(id);
        return change;
    }

    void insert(
            String id, Operation operation, String title, String digest, Actor requester, Collection<String> excluded) {
        var now = sql(time.now());
        jdbc.sql("""
                        insert into countersign.change (id, project, environment, action, target, title, status, revision,
                            digest, requester, requester_person, excluded_persons, due_at, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, 'pending', 1, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        operation.project(),
                        operation.environment(),
                        operation.action(),
                        operation.target(),
                        title,
                        digest,
                        requester.account(),
                        requester.person(),
                        excluded.toArray(String[]::new),
                        sql(NEVER),
                        now,
                        now)
                .update();
        reads.hold(id);
    }

    /** Takes over the words of a newer revision. */
    void reword(String id, NextRevision.Draft draft) {
        var operation = draft.operation();
        update(
                id,
                """
                revision = ?, environment = ?, action = ?, target = ?, title = ?, digest = ?, excluded_persons = ?""",
                draft.revision().number(),
                operation.environment(),
                operation.action(),
                operation.target(),
                draft.revision().title(),
                draft.revision().digest(),
                draft.excluded().toArray(String[]::new));
    }

    public void assessed(String id, Risk risk) {
        update(id, "risk = ?", risk.name().toLowerCase(Locale.ROOT));
    }

    /** Its time to be decided runs, once policy has said how long; no seat is open until somebody opens one. */
    public void dueAt(String id, Instant dueAt) {
        update(id, "due_at = ?, open_team = null", sql(dueAt));
    }

    /** A seat of {@code team} is open; {@code feasible} is whether all open seats can still be filled. */
    public void awaitDecision(String id, String team, boolean feasible) {
        update(id, "open_team = ?, feasible = ?", team, feasible);
    }

    /** @return those that were judged otherwise before */
    public List<String> judgeFeasible(Collection<String> ids, boolean feasible) {
        reads.forget(Changes.class);
        return jdbc.sql("""
                        update countersign.change set feasible = ?, version = version + 1, updated_at = ?
                        where id = any (?) and feasible <> ? and closed_at is null returning id""")
                .params(feasible, sql(time.now()), ids.toArray(String[]::new), feasible)
                .query(String.class)
                .list();
    }

    public void markViolation(String id) {
        update(id, "violation = true");
    }

    /**
     * Moves a change to another status.
     *
     * @param from the statuses it is expected in; found in another, the act has come too late
     * @param dueAt when the new status runs out; null: never
     */
    public void move(String id, Set<ChangeStatus> from, ChangeStatus to, @Nullable Instant dueAt) {
        var moved = jdbc.sql("""
                        update countersign.change set status = ?, due_at = ?, open_team = null, feasible = true, closed_at = ?,
                            updated_at = ?, version = version + 1
                        where id = ? and status = any (?) returning\s""" + COLUMNS)
                .params(
                        to.word(),
                        sql(dueAt == null ? NEVER : dueAt),
                        to.closed() ? sql(time.now()) : null,
                        sql(time.now()),
                        id,
                        from.stream().map(ChangeStatus::word).toArray(String[]::new))
                .query(Changes::change)
                .optional();
        if (moved.isEmpty()) {
            throw new IllegalStateException(id + " was expected to be " + from + " to become " + to + ", and is "
                    + query(id).map(Change::status).orElse(null));
        }
        written(moved.get());
    }

    public void move(String id, ChangeStatus from, ChangeStatus to, @Nullable Instant dueAt) {
        move(id, EnumSet.of(from), to, dueAt);
    }

    private void update(String id, String assignments, @Nullable Object... values) {
        var parameters = new java.util.ArrayList<@Nullable Object>(java.util.Arrays.asList(values));
        parameters.add(sql(time.now()));
        parameters.add(id);
        written(jdbc.sql("update countersign.change set " + assignments
                        + ", updated_at = ?, version = version + 1 where id = ? returning " + COLUMNS)
                .params(parameters)
                .query(Changes::change)
                .single());
    }

    /** Whoever reads it next in this transaction need not ask for what was just written. */
    private void written(Change change) {
        reads.forget(Changes.class);
        reads.read(Changes.class, change.id(), "row", () -> Optional.of(change));
    }

    static Change change(ResultSet row, int n) throws SQLException {
        var risk = row.getString("risk");
        return new Change(
                row.getString("id"),
                row.getString("project"),
                row.getString("environment"),
                row.getString("action"),
                row.getString("target"),
                row.getString("title"),
                ChangeStatus.of(row.getString("status")),
                row.getInt("revision"),
                row.getString("digest"),
                risk == null ? null : Risk.valueOf(risk.toUpperCase(Locale.ROOT)),
                row.getString("requester"),
                row.getString("requester_person"),
                Set.of((String[]) row.getArray("excluded_persons").getArray()),
                row.getString("open_team"),
                due(instant(row, "due_at")),
                row.getBoolean("feasible"),
                row.getBoolean("violation"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                instant(row, "closed_at"),
                row.getLong("version"));
    }

    private static @Nullable Instant due(@Nullable Instant at) {
        return NEVER.equals(at) ? null : at;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
