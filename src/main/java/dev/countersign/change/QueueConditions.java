package dev.countersign.change;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.policy.Risk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of one arm of a queue query. The arms of a query exclude each other, and each is the work of one index:
 * "of my projects, or mine, or waiting for my team" in one condition would be the work of none.
 */
final class QueueConditions {

    private static final String SEARCHED = "search @@ cast(? as tsquery)";
    private static final String SEARCHED_ELSEWHERE =
            "exists (select from countersign.change x where x.id = c.id and x." + SEARCHED + ")";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private boolean awaited;

    private QueueConditions() {}

    /**
     * @param sort null: the order does not matter
     */
    static List<QueueConditions> arms(
            Queue.Filter filter, Queue.Source source, Queue.Caller caller, Queue.@Nullable Sort sort) {
        var statuses = statuses(filter);
        if (statuses.isEmpty()) {
            return List.of();
        }
        var arms = ofView(filter, source, caller).stream()
                .filter(arm -> !arm.awaited || statuses.contains(ChangeStatus.PENDING))
                .toList();
        arms.forEach(arm -> arm.narrow(filter, source, statuses, sort));
        return arms;
    }

    private static Set<ChangeStatus> statuses(Queue.Filter filter) {
        return filter.status() == null ? EnumSet.allOf(ChangeStatus.class) : EnumSet.copyOf(filter.status());
    }

    private static List<QueueConditions> ofView(Queue.Filter filter, Queue.Source source, Queue.Caller caller) {
        var person = caller.actor().person();
        return switch (filter.view()) {
            case WAITING_FOR_ME ->
                caller.teams().stream().map(team -> waiting(team, caller)).toList();
            case MINE -> List.of(arm("requester_person = ?", person));
            case DECIDED_BY_ME -> List.of(decided(source, caller));
            case ALL -> visible(filter.project(), caller);
        };
    }

    private static QueueConditions decided(Queue.Source source, Queue.Caller caller) {
        var person = caller.actor().person();
        var decided = arm(
                source == Queue.Source.DECIDED
                        ? "decider = ?"
                        : "id in (select d.id from countersign.decided d where d.decider = ?)",
                person);
        return caller.seesAll()
                ? decided
                : decided.and(
                        "(project = any (?) or open_team = any (?) or ? = any (excluded_persons))",
                        array(caller.projects()),
                        array(caller.teams()),
                        person);
    }

    private static QueueConditions waiting(String team, Queue.Caller caller) {
        var person = caller.actor().person();
        return awaited(new QueueConditions(), team)
                .and("due_at > ?", sql(caller.at()))
                .and("? <> all (excluded_persons)", person)
                .and("""
                        id not in (select d.change_id from countersign.decision d
                            where d.person = ? and d.superseded_by is null)""", person);
    }

    /** The same as {@link Visibility} says of a single change. */
    private static List<QueueConditions> visible(@Nullable String project, Queue.Caller caller) {
        if (caller.seesAll()) {
            return List.of(new QueueConditions());
        }
        var theirs = Stream.of(arm("project = any (?)", (Object) array(caller.projects())));
        if (project != null && caller.projects().contains(project)) {
            return theirs.toList();
        }
        var person = caller.actor().person();
        var elsewhere = Stream.concat(
                caller.teams().stream().map(team -> awaited(elsewhere(caller), team)),
                Stream.of(
                        unasked(caller).and("requester_person = ?", person),
                        unasked(caller).and("requester_person <> ?", person).and("""
                        id = any (array(select o.id from countersign.change o
                            where o.excluded_persons @> array[?]::text[] and cardinality(o.excluded_persons) > 1))""", person)));
        return (project == null ? Stream.concat(theirs, elsewhere) : elsewhere).toList();
    }

    /** Of a team's open seat. Only what is pending has one: the status is not asked for, see the end of the migration. */
    private static QueueConditions awaited(QueueConditions arm, String team) {
        arm.awaited = true;
        return arm.and("open_team = ?", team);
    }

    private static QueueConditions elsewhere(Queue.Caller caller) {
        return arm("project <> all (?)", (Object) array(caller.projects()));
    }

    private static QueueConditions unasked(Queue.Caller caller) {
        return elsewhere(caller).and("(open_team is null or open_team <> all (?))", (Object) array(caller.teams()));
    }

    private void narrow(
            Queue.Filter filter, Queue.Source source, Set<ChangeStatus> statuses, Queue.@Nullable Sort sort) {
        // Written out even where all are asked for: the indexes of rare combinations begin with these two.
        if (!awaited) {
            and("status in (" + quoted(statuses) + ")");
        }
        and("risk_rank in (" + ranks(filter) + ")");
        if (sort == Queue.Sort.DUE && statuses.stream().allMatch(ChangeStatus::closed)) {
            and("due_at = ?", sql(Changes.NEVER));
        }
        equal("project", filter.project());
        equal("environment", filter.environment());
        equal("action", filter.action());
        equal("requester", filter.requester());
        equal("open_team", filter.team());
        if (filter.q() != null && !SearchedWords.of(filter.q()).isEmpty() && source != Queue.Source.FOUND) {
            and(source == Queue.Source.CHANGES ? SEARCHED : SEARCHED_ELSEWHERE, SearchedWords.of(filter.q()));
        }
        if (filter.violation() != null) {
            and("violation = ?", filter.violation());
        }
    }

    private static String quoted(Collection<ChangeStatus> statuses) {
        return statuses.stream().map(status -> "'" + status.word() + "'").collect(Collectors.joining(", "));
    }

    private static String ranks(Queue.Filter filter) {
        var risk = filter.risk();
        return risk == null
                ? IntStream.range(0, Risk.values().length + 1)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", "))
                : Integer.toString(risk.ordinal() + 1);
    }

    private static QueueConditions arm(String condition, Object... values) {
        return new QueueConditions().and(condition, values);
    }

    private void equal(String column, @Nullable String value) {
        if (value != null) {
            and(column + " = ?", value);
        }
    }

    QueueConditions and(String condition, Object... values) {
        conditions.add(condition);
        Collections.addAll(parameters, values);
        return this;
    }

    String text() {
        return String.join(" and ", conditions);
    }

    List<Object> parameters() {
        return parameters;
    }

    private static String[] array(Set<String> values) {
        return values.toArray(String[]::new);
    }
}
