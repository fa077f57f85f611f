package dev.countersign.directory;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a person a member of a team, or sets other bounds to a membership that is open already. */
@Component
public class AddMember {

    private final Administrators administrators;
    private final Teams teams;
    private final People people;
    private final Memberships memberships;
    private final DatabaseTime time;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    AddMember(
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

    /**
     * @param since none: now, or, for a member, as it was
     * @param until none: for good
     */
    @Transactional
    public Membership add(String team, String person, @Nullable Instant since, @Nullable Instant until) {
        var actor = administrators.required();
        teams.locked(team);
        people.locked(person);
        Administrators.ownMembership(actor, person).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        var now = time.afterLock();
        var open = memberships.open(team, person, now);
        var wanted = wanted(open, new Membership(team, person, now, null, actor.account()), since, until);
        if (open.isPresent() && open.get().equals(wanted)) {
            return wanted;
        }
        write(open, wanted, now);
        events.publishEvent(new DirectoryChanged(Set.of(team), Set.of(person)));
        return wanted;
    }

    private Membership wanted(
            Optional<Membership> open, Membership fresh, @Nullable Instant since, @Nullable Instant until) {
        var now = fresh.since();
        var input = new Input();
        var end = input.future("until", until, now);
        var begun = open.filter(membership -> membership.begunAt(now));
        if (begun.isPresent() && since != null && !since.equals(begun.get().since())) {
            throw new Refused(alreadyMember(begun.get()));
        }
        var start = begun.isPresent() ? begun.get().since() : input.future("since", since, now);
        var from = start == null ? now : start;
        if (end != null && !end.isAfter(from)) {
            input.wrong("until", "must be after since");
        }
        input.mustBeRight();
        return open.orElse(fresh).within(from, end);
    }

    private void write(Optional<Membership> open, Membership wanted, Instant now) {
        if (open.isEmpty()) {
            memberships.add(wanted);
            audit.record(Facts.ofMembership("member_added", wanted));
            return;
        }
        memberships.replace(wanted, now);
        administrators.mustRemain();
        audit.record(Facts.ofMembership("membership_altered", wanted));
    }

    private static Refusal alreadyMember(Membership membership) {
        return Refusal.conflict(
                "already_member",
                membership.person() + " is a member of " + membership.team() + " already, since another time.",
                "Leave since out to alter only until; to begin anew, remove the member first.",
                new Refusal.Outcome("member_added", membership.addedBy(), membership.since()));
    }
}
