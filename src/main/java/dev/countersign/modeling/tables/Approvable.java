package dev.countersign.modeling.tables;

import dev.countersign.approval.FillSeats;
import dev.countersign.modeling.tables.ReadOutcomes.Asked;
import dev.countersign.policy.Project;
import dev.countersign.policy.StageRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether the people of today could fill the seats that tables ask for, whoever of a project asks. */
final class Approvable {

    /** How few people are there. */
    enum Want {
        /** Nobody's change could pass. */
        NOBODY,
        /** The changes of some who may ask could not. */
        SOME,
        /** It stands and falls with one person. */
        ONE_PERSON
    }

    /**
     * Seats that are hard to fill.
     *
     * @param team that is short of people
     * @param asking how many of those who may ask would wait for ever, of {@code all}
     */
    record Scarce(Want want, String team, Project project, Asked example, int asking, int all) {

        /** What makes two of them the same. */
        List<Object> same() {
            return List.of(want, team, want == Want.SOME ? project.id() : "");
        }
    }

    private record Question(String project, List<String> seats, boolean selfDecision) {}

    private final Map<String, Set<String>> members;

    /** @param members by team */
    Approvable(Map<String, Set<String>> members) {
        this.members = Map.copyOf(members);
    }

    /** Each want of each team once, with the shortest example. */
    Collection<Scarce> scarce(List<Asked> asked) {
        var questions = new LinkedHashMap<Question, Asked>();
        asked.stream()
                .filter(each -> each.sure() && !each.said().stages().isEmpty())
                .forEach(each -> questions.putIfAbsent(question(each), each));
        var found = new LinkedHashMap<List<Object>, Scarce>();
        questions.forEach((question, example) ->
                look(question, example).ifPresent(scarce -> found.merge(scarce.same(), scarce, Approvable::shorter)));
        return found.values();
    }

    private static Question question(Asked asked) {
        var seats = new ArrayList<String>();
        for (var stage : asked.said().stages()) {
            for (int seat = 0; seat < stage.seats(); seat++) {
                seats.add(stage.team());
            }
        }
        return new Question(asked.project().id(), seats, asked.said().terms().selfDecision());
    }

    private static Scarce shorter(Scarce one, Scarce other) {
        return other.example().said().stages().size()
                        < one.example().said().stages().size()
                ? other
                : one;
    }

    private Optional<Scarce> look(Question question, Asked example) {
        var project = example.project();
        var nobody = shortOf(question, Set.of());
        if (nobody.isPresent()) {
            return nobody.map(team -> new Scarce(Want.NOBODY, team, project, example, 0, 0));
        }
        var mayAsk = mayAsk(project);
        var stuck = question.selfDecision()
                ? List.<String>of()
                : mayAsk.stream()
                        .filter(person -> shortOf(question, Set.of(person)).isPresent())
                        .toList();
        if (!stuck.isEmpty()) {
            return shortOf(question, Set.of(stuck.get(0)))
                    .map(team -> new Scarce(Want.SOME, team, project, example, stuck.size(), mayAsk.size()));
        }
        return candidates(question, Set.of()).values().stream()
                .flatMap(Set::stream)
                .distinct()
                .flatMap(person -> shortOf(question, Set.of(person)).stream())
                .findFirst()
                .map(team -> new Scarce(Want.ONE_PERSON, team, project, example, 0, 0));
    }

    private Optional<String> shortOf(Question question, Set<String> barred) {
        return FillSeats.shortOf(question.seats(), candidates(question, barred));
    }

    private Map<String, Set<String>> candidates(Question question, Set<String> barred) {
        return question.seats().stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), team -> people(team, barred)));
    }

    private Set<String> mayAsk(Project project) {
        return project.teams().stream()
                .flatMap(team -> people(team, Set.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> people(String team, Set<String> barred) {
        var people = new TreeSet<>(members.getOrDefault(team, Set.of()));
        people.removeAll(barred);
        return people;
    }

    /** The stages of the team that is short. */
    static List<String> rules(Scarce scarce) {
        return scarce.example().said().stages().stream()
                .filter(stage -> stage.team().equals(scarce.team()))
                .map(StageRule::rule)
                .toList();
    }
}
