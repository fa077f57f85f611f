package dev.countersign.approval.process;

import dev.countersign.change.Change;
import dev.countersign.change.Changes;
import dev.countersign.change.Revisions;
import dev.countersign.directory.Directory;
import dev.countersign.directory.Member;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.engine.EngineFacts;
import dev.countersign.policy.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code change} in the models: what {@code change-approval} may ask of its change, fresh from the tables at each asking.
 * Nothing that a gateway asks here can be brought along in a process variable.
 */
@Component
class ChangeFacts implements EngineFacts {

    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Changes changes;
    private final Revisions revisions;
    private final Directory directory;
    private final DatabaseTime time;

    ChangeFacts(Changes changes, Revisions revisions, Directory directory, DatabaseTime time) {
        this.changes = changes;
        this.revisions = revisions;
        this.directory = directory;
        this.time = time;
    }

    @Override
    public String name() {
        return "change";
    }

    @Override
    public Map<String, Function<String, Object>> properties() {
        return Map.ofEntries(
                fact("id", Change::id),
                fact("project", Change::project),
                fact("environment", Change::environment),
                fact("action", Change::action),
                fact("target", Change::target),
                fact("status", change -> change.status().word()),
                fact("risk", change -> Objects.toString(change.risk(), "").toLowerCase(Locale.ROOT)),
                fact("revision", Change::revision),
                fact("openTeam", change -> Objects.toString(change.openTeam(), "")),
                fact("requesterTeams", this::requesterTeams),
                fact("dueAt", change -> date(change.dueAt())),
                fact("remindAt", change -> afterStart(change, Terms::remindAfter)),
                fact("escalateAt", change -> afterStart(change, Terms::escalateAfter)));
    }

    private Map.Entry<String, Function<String, Object>> fact(String property, Function<Change, Object> of) {
        return Map.entry(property, id -> of.apply(changes.find(id).orElseThrow()));
    }

    private List<String> requesterTeams(Change change) {
        return directory.capacities(change.requesterPerson(), time.now()).stream()
                .filter(member -> member.onBehalfOf() == null)
                .map(Member::team)
                .toList();
    }

    /** The review started when its time to decide did. */
    private Date afterStart(Change change, Function<Terms, Duration> after) {
        var terms = revisions.of(change).outcome().terms();
        var started = Objects.requireNonNull(change.dueAt()).minus(terms.decideWithin());
        return date(started.plus(after.apply(terms)));
    }

    private static Date date(@Nullable Instant at) {
        return Date.from(at == null ? NEVER : at);
    }
}
