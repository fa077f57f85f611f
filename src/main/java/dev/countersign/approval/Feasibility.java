package dev.countersign.approval;

import dev.countersign.change.Change;
import dev.countersign.change.Revision;
import dev.countersign.directory.Directory;
import dev.countersign.directory.Member;
import dev.countersign.platform.DatabaseTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the seats that are still empty can be filled by different eligible people, and who they are. */
@Component
final class Feasibility {

    /** Who could take an empty seat of which team. */
    record Possible(String team, String person) {}

    /** @param shortOf the team whose seats cannot all be filled; null where they can */
    record Judged(@Nullable String shortOf, List<Possible> couldDecide) {
        boolean feasible() {
            return shortOf == null;
        }

        /** Why not, where it is not. */
        @Nullable
        String detail() {
            return feasible()
                    ? null
                    : "The empty seats cannot all be filled by different eligible people: " + shortOf
                            + " is short of them.";
        }
    }

    private final Directory directory;
    private final DatabaseTime time;

    Feasibility(Directory directory, DatabaseTime time) {
        this.directory = directory;
        this.time = time;
    }

    Judged judge(Change change, Revision revision, Seats seats, List<Decision> standing) {
        var barred = new HashSet<String>();
        for (var decision : standing) {
            barred.add(decision.person());
            if (decision.onBehalfOf() != null) {
                barred.add(decision.onBehalfOf());
            }
        }
        if (!revision.outcome().terms().selfDecision()) {
            barred.addAll(change.excludedPersons());
        }
        return judge(seats, barred);
    }

    /** Empty seats against candidates. */
    Judged judge(Seats seats, Set<String> barred) {
        return judge(seats, team -> eligible(team, barred));
    }

    /** @param eligible who could take a seat of a team, in a fixed order */
    static Judged judge(Seats seats, Function<String, Set<String>> eligible) {
        var candidates = new HashMap<String, Set<String>>();
        var could = new ArrayList<Possible>();
        var empty = new ArrayList<String>();
        for (var taken : seats.stages()) {
            var team = taken.stage().team();
            for (int seat = 0; seat < taken.missing(); seat++) {
                candidates.computeIfAbsent(team, name -> candidates(name, eligible, could));
                empty.add(team);
            }
        }
        return new Judged(FillSeats.shortOf(empty, candidates).orElse(null), List.copyOf(could));
    }

    private static Set<String> candidates(String team, Function<String, Set<String>> eligible, List<Possible> could) {
        var people = eligible.apply(team);
        people.forEach(person -> could.add(new Possible(team, person)));
        return people;
    }

    private Set<String> eligible(String team, Set<String> barred) {
        return directory.members(team, time.now()).stream()
                .filter(member -> !barred.contains(member.person()))
                .filter(member -> member.onBehalfOf() == null || !barred.contains(member.onBehalfOf()))
                .map(Member::person)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
