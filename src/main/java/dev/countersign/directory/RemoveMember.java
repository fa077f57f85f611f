package dev.countersign.directory;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.Set;
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
        teams.locked(team);
        people.locked(person);
        Administrators.ownMembership(actor, person).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        var now = time.afterLock();
        var open = memberships
                .open(team, person, now)
                .orElseThrow(() -> new Refused(Refusal.notFound("membership", "of " + person + " in " + team)));
        memberships.end(open, now, actor.account());
        administrators.mustRemain();
        audit.record(Facts.ofMembership("member_removed", open));
        events.publishEvent(new DirectoryChanged(Set.of(team), Set.of(person)));
    }
}
