package dev.countersign.directory;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.Refused;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds a team without members. */
@Component
public class AddTeam {

    private final Administrators administrators;
    private final Teams teams;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    AddTeam(Administrators administrators, Teams teams, AuditLog audit, ApplicationEventPublisher events) {
        this.administrators = administrators;
        this.teams = teams;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    public Team add(@Nullable String id, @Nullable String name) {
        administrators.required();
        var input = new Input();
        var team = new Team(input.id("id", id), input.name("name", name), true);
        input.mustBeRight();
        if (!teams.add(team)) {
            throw new Refused(Taken.id("team", team.id()));
        }
        audit.record(Facts.teamAdded(team));
        events.publishEvent(new DirectoryChanged(Set.of(team.id()), Set.of()));
        return team;
    }
}
