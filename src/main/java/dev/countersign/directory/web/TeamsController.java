package dev.countersign.directory.web;

import static java.util.stream.Collectors.groupingBy;

import dev.countersign.directory.AddMember;
import dev.countersign.directory.AddTeam;
import dev.countersign.directory.ChangeTeam;
import dev.countersign.directory.Membership;
import dev.countersign.directory.Memberships;
import dev.countersign.directory.RemoveMember;
import dev.countersign.directory.Team;
import dev.countersign.directory.Teams;
import dev.countersign.platform.DatabaseTime;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Teams and their members over HTTP. */
@RestController
@RequestMapping("/api/v1/directory/teams")
@Tag(name = "Directory")
final class TeamsController {

    record NewTeam(@Nullable String id, @Nullable String name) {}

    record TeamChange(@Nullable String name, @Nullable Boolean active) {}

    /** @param members in force or to come */
    record TeamDetail(String id, String name, boolean active, List<Membership> members) {}

    /**
     * @param since none: now, or, for a member, as it was
     * @param until none: for good
     */
    record Bounds(@Nullable Instant since, @Nullable Instant until) {}

    private final Teams teams;
    private final Memberships memberships;
    private final DatabaseTime time;
    private final AddTeam addTeam;
    private final ChangeTeam changeTeam;
    private final AddMember addMember;
    private final RemoveMember removeMember;

    TeamsController(
            Teams teams,
            Memberships memberships,
            DatabaseTime time,
            AddTeam addTeam,
            ChangeTeam changeTeam,
            AddMember addMember,
            RemoveMember removeMember) {
        this.teams = teams;
        this.memberships = memberships;
        this.time = time;
        this.addTeam = addTeam;
        this.changeTeam = changeTeam;
        this.addMember = addMember;
        this.removeMember = removeMember;
    }

    @GetMapping
    Items<TeamDetail> listTeams() {
        var members = memberships.open(time.now()).stream().collect(groupingBy(Membership::team));
        return new Items<>(teams.all().stream()
                .map(team -> new TeamDetail(
                        team.id(), team.name(), team.active(), members.getOrDefault(team.id(), List.of())))
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Team addTeam(@RequestBody NewTeam body) {
        return addTeam.add(body.id(), body.name());
    }

    @PatchMapping("/{id}")
    Team changeTeam(@PathVariable String id, @RequestBody TeamChange body) {
        return changeTeam.change(id, body.name(), body.active());
    }

    @PutMapping("/{team}/members/{person}")
    Membership putMember(
            @PathVariable String team,
            @PathVariable String person,
            @RequestBody(required = false) @Nullable Bounds body) {
        return body == null
                ? addMember.add(team, person, null, null)
                : addMember.add(team, person, body.since(), body.until());
    }

    @DeleteMapping("/{team}/members/{person}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeMember(@PathVariable String team, @PathVariable String person) {
        removeMember.remove(team, person);
    }
}
