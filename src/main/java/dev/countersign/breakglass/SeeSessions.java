package dev.countersign.breakglass;

import dev.countersign.change.Visibility;
import dev.countersign.directory.Directory;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who sees which sessions. What one may not see does not exist (404). */
@Component
public final class SeeSessions {

    private final Sessions sessions;
    private final Visibility visibility;
    private final Directory directory;
    private final DatabaseTime time;

    SeeSessions(Sessions sessions, Visibility visibility, Directory directory, DatabaseTime time) {
        this.sessions = sessions;
        this.visibility = visibility;
        this.directory = directory;
        this.time = time;
    }

    public SessionSight sight(Actor actor) {
        return new SessionSight(
                actor.person(), directory.teamsOf(actor.person(), time.now()), visibility.projects(actor));
    }

    /** Whoever may see it. */
    public Optional<Session> find(String id) {
        return sessions.find(id);
    }

    /** For many persons at once. */
    public Map<String, SessionSight> sights(Collection<String> persons) {
        return visibility.sights(persons).values().stream()
                .map(sight -> new SessionSight(sight.person(), sight.teams(), sight.projects()))
                .collect(Collectors.toUnmodifiableMap(SessionSight::person, Function.identity()));
    }

    /** @throws Refused 404 where there is no such session, or none that the actor may see */
    public Session see(String id, Actor actor) {
        return sessions.find(id)
                .filter(session -> sight(actor).sees(session))
                .orElseThrow(() -> new Refused(Refusal.notFound("session", id)));
    }

    /** The same, locked for an act. */
    Session lock(String id, Actor actor) {
        see(id, actor);
        return sessions.lock(id);
    }

    /** Whether the person acts for one of the teams at this moment (law 4). */
    boolean actsFor(Actor actor, Set<String> teams) {
        return !actor.service()
                && directory.teamsOf(actor.person(), time.now()).stream().anyMatch(teams::contains);
    }
}
