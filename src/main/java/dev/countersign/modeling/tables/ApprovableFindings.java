package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.CheckFinding.Level;
import dev.countersign.modeling.tables.Approvable.Scarce;
import dev.countersign.modeling.tables.Approvable.Want;
import dev.countersign.policy.Tables;
import java.util.List;
import java.util.Set;

/** Says which seats are hard to fill. What is no harder than it is already weighs less: the draft is not the reason. */
final class ApprovableFindings {

    private final ExampleChange example;
    private final Set<String> drafted;
    private final Set<List<Object>> already;

    /** @param already what is so with the tables in force */
    ApprovableFindings(ExampleChange example, Set<String> drafted, Set<List<Object>> already) {
        this.example = example;
        this.drafted = drafted;
        this.already = already;
    }

    CheckFinding of(Scarce scarce) {
        var rules = Approvable.rules(scarce);
        var who = Wording.sentence(example.called(Tables.STAGES, rules));
        return new CheckFinding(
                level(scarce),
                rule(scarce.want()),
                drafted.contains(Tables.STAGES)
                        ? rules.get(0)
                        : drafted.stream().sorted().findFirst().orElse(null),
                who + ": " + what(scarce) + ", as with "
                        + example.of(scarce.example().outcome()) + "."
                        + (isAlready(scarce) ? " It is so with what is in force already." : ""),
                "Ask for fewer people or another team, or ask an administrator to add people to " + scarce.team()
                        + ".");
    }

    private static String rule(Want want) {
        return switch (want) {
            case NOBODY -> "never_approvable";
            case SOME -> "not_approvable_for_some";
            case ONE_PERSON -> "one_person";
        };
    }

    private Level level(Scarce scarce) {
        if (scarce.want() == Want.NOBODY) {
            return isAlready(scarce) ? Level.WARNING : Level.ERROR;
        }
        return isAlready(scarce) ? Level.NOTE : Level.WARNING;
    }

    private boolean isAlready(Scarce scarce) {
        return already.contains(scarce.same());
    }

    private static String what(Scarce scarce) {
        return switch (scarce.want()) {
            case NOBODY -> "nobody could ever approve it, whoever asks: " + scarce.team() + " is short of people";
            case SOME ->
                "of the " + scarce.all() + " people who may ask for changes of "
                        + scarce.project().name() + ", " + scarce.asking() + " would wait for ever: " + scarce.team()
                        + " is short of others";
            case ONE_PERSON -> "it stands and falls with one person: " + scarce.team() + " has nobody else";
        };
    }
}
