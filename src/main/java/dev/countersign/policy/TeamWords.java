package dev.countersign.policy;

import dev.countersign.platform.Refused;
import java.util.List;
import java.util.stream.Collectors;

/** The teams that a table means for one change: its words resolved, every team known. */
final class TeamWords {

    private static final String PROJECT_OWNERS = "project-owners";
    private static final String FREEZE_OVERRIDE = "freeze-override";

    private final KnownTeams known;
    private final String owners;
    private final List<Freeze> freezes;

    /** @param freezes that the change touches */
    TeamWords(Project project, List<Freeze> freezes, KnownTeams known) {
        this.known = known;
        this.owners = project.ownersTeam();
        this.freezes = List.copyOf(freezes);
    }

    /** The one team that a column names. */
    String team(Row row, String column) {
        var word = row.word(column);
        return known(row, word.equals(PROJECT_OWNERS) ? owners : word);
    }

    /** The teams of a stage; several only where several freezes are in force. */
    List<String> teams(Row row) {
        if (!overridesFreeze(row)) {
            return List.of(team(row, "team"));
        }
        if (freezes.isEmpty()) {
            throw new Refused(PolicyRefusal.unreadable(
                    row.table(), "rule " + row.rule() + " says freeze-override, and no freeze is in force"));
        }
        return freezes.stream()
                .map(Freeze::overrideTeam)
                .distinct()
                .map(team -> known(row, team))
                .toList();
    }

    /** What to add to the row's reason: which freezes. */
    String reason(Row row) {
        return overridesFreeze(row)
                ? freezes.stream()
                        .map(f -> f.name() + ", until " + f.until())
                        .collect(Collectors.joining("; ", " (", ")"))
                : "";
    }

    private static boolean overridesFreeze(Row row) {
        return row.word("team").equals(FREEZE_OVERRIDE);
    }

    private String known(Row row, String team) {
        if (!known.contains(team)) {
            throw new Refused(PolicyRefusal.unreadable(
                    row.table(),
                    "rule " + row.rule() + " names the team \"" + team + "\", which the directory does not know"));
        }
        return team;
    }
}
