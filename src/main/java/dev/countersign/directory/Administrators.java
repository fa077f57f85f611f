package dev.countersign.directory;

import static dev.countersign.directory.Team.ADMINISTRATORS;

import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one place that says who may write the directory. */
@Component
public final class Administrators {

    private final JdbcClient jdbc;
    private final Directory directory;
    private final DatabaseTime time;
    private final CurrentActor currentActor;

    Administrators(JdbcClient jdbc, Directory directory, DatabaseTime time, CurrentActor currentActor) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.time = time;
        this.currentActor = currentActor;
    }

    /** In their own right: neither a stand-in nor a machine administers. */
    public boolean include(Actor actor, Instant at) {
        return !actor.service()
                && directory.members(ADMINISTRATORS, at).stream()
                        .anyMatch(member ->
                                member.onBehalfOf() == null && member.person().equals(actor.person()));
    }

    /**
     * Writes of the directory wait for each other here: two administrators who remove each other at the same moment would
     * otherwise both succeed and leave nobody.
     */
    void lock() {
        jdbc.sql("select id from countersign.team where id = ? for no key update")
                .param(ADMINISTRATORS)
                .query(String.class)
                .optional();
    }

    /** The signed-in administrator, or a refusal. */
    Actor required() {
        lock();
        var actor = currentActor.get();
        if (!include(actor, time.afterLock())) {
            throw new Refused(Refusal.forbidden(
                    "not_an_administrator",
                    "Only an active member of the team " + ADMINISTRATORS + " may change this.",
                    "Ask an administrator to do it."));
        }
        return actor;
    }

    /** Separation of duties: whoever hands out capacities hands out none to themselves. */
    static Optional<Refusal> ownMembership(Actor actor, String person) {
        return actor.person().equals(person)
                ? Optional.of(Refusal.forbidden(
                        "own_membership",
                        "Nobody changes for which teams they themselves may act.",
                        "Ask another administrator to do it."))
                : Optional.empty();
    }

    /** To be called after whatever may have taken the last one away. */
    void mustRemain() {
        var remain = jdbc.sql("""
                        select exists (
                            select 1
                              from countersign.membership m
                              join countersign.team t on t.id = m.team and t.active
                              join countersign.person p on p.id = m.person and p.active
                              join countersign.account a on a.person = p.id and a.active and a.kind = 'person'
                             where m.team = ? and m.since <= ? and m.until is null)""")
                .params(ADMINISTRATORS, DatabaseTime.sql(time.now()))
                .query(Boolean.class)
                .single();
        if (!remain) {
            throw new Refused(Refusal.unprocessable(
                    "last_administrator",
                    "This would leave nobody who can administer the directory for good.",
                    "Make somebody else an administrator without an end date first."));
        }
    }
}
