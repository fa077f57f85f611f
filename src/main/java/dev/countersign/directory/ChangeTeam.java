package dev.countersign.directory;

import dev.countersign.audit.AuditLog;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Renames, disables or enables a team. Nobody may act for a disabled one. */
@Component
public class ChangeTeam {

    private final Administrators administrators;
    private final Teams teams;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    ChangeTeam(Administrators administrators, Teams teams, AuditLog audit, ApplicationEventPublisher events) {
        this.administrators = administrators;
        this.teams = teams;
        this.audit = audit;
        this.events = events;
    }

    /** What is null stays. */
    @Transactional
    public Team change(String id, @Nullable String name, @Nullable Boolean active) {
        administrators.required();
        var old = teams.locked(id);
        var input = new Input();
        var changed = new Team(
                id, name == null ? old.name() : input.name("name", name), active == null ? old.active() : active);
        input.mustBeRight();
        teams.replace(changed);
        if (!changed.name().equals(old.name())) {
            audit.record(Facts.ofTeam("team_renamed", id, Map.of("from", old.name(), "to", changed.name())));
        }
        if (changed.active() != old.active()) {
            activityChanged(changed);
        }
        return changed;
    }

    private void activityChanged(Team team) {
        administrators.mustRemain();
        audit.record(Facts.ofTeam(team.active() ? "team_enabled" : "team_disabled", team.id(), Map.of()));
        events.publishEvent(new DirectoryChanged(Set.of(team.id()), Set.of()));
    }
}
