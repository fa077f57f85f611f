package dev.countersign.policy;

import dev.countersign.platform.Refused;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads the rows of {@code approval-stages} that fitted, in their order. */
final class StagesTable {

    private static final String NOBODY = "nobody";

    private StagesTable() {}

    /** The stages; none only where the table says in a word that nobody has to approve. */
    static List<StageRule> read(Answer answer, TeamWords teams) {
        var rows = answer.some();
        if (rows.stream().allMatch(StagesTable::nobody)) {
            return List.of();
        }
        var stages = new LinkedHashMap<String, StageRule>();
        for (var row : rows) {
            for (var stage : stages(row, teams)) {
                stages.merge(stage.team(), stage, StagesTable::together);
            }
        }
        return List.copyOf(stages.values());
    }

    private static boolean nobody(Row row) {
        return row.word("team").equals(NOBODY) && row.whole("seats") == 0;
    }

    private static List<StageRule> stages(Row row, TeamWords teams) {
        if (row.word("team").equals(NOBODY)) {
            throw new Refused(PolicyRefusal.unreadable(
                    row.table(), "rule " + row.rule() + " says nobody, with seats or beside rules that name a team"));
        }
        var reason = row.word("reason") + teams.reason(row);
        return teams.teams(row).stream()
                .map(team -> new StageRule(row.word("name"), team, row.whole("seats"), reason, row.rule()))
                .toList();
    }

    /** A person takes one seat of a change at most, so a second stage of a team would only repeat the first. */
    private static StageRule together(StageRule first, StageRule second) {
        return new StageRule(
                first.name(),
                first.team(),
                Math.max(first.seats(), second.seats()),
                first.reason() + " " + second.reason(),
                first.rule());
    }
}
