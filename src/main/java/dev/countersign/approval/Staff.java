package dev.countersign.approval;

import dev.countersign.directory.Directory;
import dev.countersign.platform.Digest;
import dev.countersign.policy.KnownTeams;
import dev.countersign.policy.PolicyOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The teams and their members as they were at one moment, for questions about very many changes. Who is away counts: they come
 * back. MUST NOT be asked where somebody decides or runs something.
 */
public final class Staff implements KnownTeams {

    private final Set<String> teams;
    private final Map<String, TreeSet<String>> members = new TreeMap<>();

    private Staff(Set<String> teams, Map<String, Set<String>> members) {
        this.teams = teams;
        members.forEach((team, persons) -> this.members.put(team, new TreeSet<>(persons)));
    }

    public static Staff of(Directory directory, Instant at) {
        return new Staff(directory.activeTeams(), directory.belonging(at));
    }

    @Override
    public boolean contains(String team) {
        return teams.contains(team);
    }

    /** Whether all seats could be filled by different people, none of them excluded. */
    public boolean couldApprove(PolicyOutcome outcome, Set<String> excluded) {
        var barred = outcome.terms().selfDecision() ? Set.<String>of() : excluded;
        var stages = new ArrayList<Stage>();
        for (var rule : outcome.stages()) {
            stages.add(
                    new Stage(stages.size() + 1, rule.name(), rule.team(), rule.seats(), rule.reason(), rule.rule()));
        }
        return Feasibility.judge(Seats.of(stages, Set.of()), team -> others(team, barred))
                .feasible();
    }

    /** Equal digests: the same teams with the same members. */
    public String digest() {
        return Digest.of(new TreeSet<>(teams) + " "
                        + members.entrySet().stream()
                                .map(team -> team.getKey() + "=" + team.getValue())
                                .collect(Collectors.joining("\n")))
                .value();
    }

    private Set<String> others(String team, Set<String> barred) {
        var others = new TreeSet<>(members.getOrDefault(team, new TreeSet<>()));
        others.removeAll(barred);
        return others;
    }
}
