package dev.countersign.breakglass;

import java.util.Set;

/**
 * What a person sees of sessions: those of their projects, those that skipped a team of theirs, and those that they opened or
 * have to close.
 */
public record SessionSight(String person, Set<String> teams, Set<String> projects) {

    public boolean sees(Session session) {
        return projects.contains(session.project())
                || session.openerPerson().equals(person)
                || session.closureOwnerPerson().equals(person)
                || session.skippedTeams().stream().anyMatch(teams::contains);
    }
}
