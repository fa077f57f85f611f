package dev.countersign.directory;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a membership at once. Its row stays, so that one can see later who could decide when. */
@Component
public class RemoveMember {

    private final Administrators administrators;
    private final Teams teams;
    private final People people;
    private final Memberships memberships;
    private final DatabaseTime time;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    RemoveMember(
            Administrators administrators,
            Teams teams,
            People people,
            Memberships memberships,
            DatabaseTime time,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.administrators = administrators;
        this.teams = teams;
        this.people = people;
        this.memberships = memberships;
        this.time = time;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    public void remove(String team, String person) {
        var actor = administrators.required();
        if (!end(team, person, actor, null)) {
            throw new Refused(Refusal.notFound("membership", "of " + person + " in " + team));
        }
    }

    /**
     * MUST be called by who may, under {@link Administrators#lock()}.
     *
     * @param review the access review that it comes of
     * @return false where there is none
     */
    boolean end(String team, String person, Actor actor, @Nullable String review) {
        teams.locked(team);
        people.locked(person);
        Administrators.ownMembership(actor, person).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        var now = time.afterLock();
        var open = memberships.open(team, person, now);
        open.ifPresent(membership -> {
            memberships.end(membership, now, actor.account());
            administrators.mustRemain();
            audit.record(Facts.ofReview(Facts.ofMembership("member_removed", membership), review));
            events.publishEvent(new DirectoryChanged(Set.of(team), Set.of(person)));
        });
        return open.isPresent();
    }
}
