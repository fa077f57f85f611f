package dev.countersign.policy;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What no table can lower. A policy below a floor refuses the change; it is never quietly corrected. */
public final class Floors {

    /** What the tables say, before the floors are held against it. {@code production}: of a production environment. */
    public record Draft(boolean production, Risk risk, Terms terms, List<StageRule> stages) {}

    /** One floor: what the table may not say. */
    public record Floor(String name, String table, String sentence, Predicate<Draft> broken) {

        public Optional<Refusal> check(Draft draft) {
            return broken.test(draft) ? Optional.of(PolicyRefusal.floor(table, name, sentence)) : Optional.empty();
        }
    }

    public static final Duration LONGEST_PERMIT = Duration.ofSeconds(300);

    private static final List<Floor> ALL = List.of(
            terms(
                    "neverAutomaticInProduction",
                    "in production at least one other person approves",
                    d -> d.production() && d.terms().automatic()),
            terms(
                    "neverAutomaticAboveMediumRisk",
                    "nothing above medium risk is automatic",
                    d -> d.risk().above(Risk.MEDIUM) && d.terms().automatic()),
            terms(
                    "noSelfDecisionInProduction",
                    "in production nobody decides on their own change",
                    d -> d.production() && d.terms().selfDecision()),
            stages(
                    "noStagesOnlyByTheWordAutomatic",
                    "nobody has to approve, and the terms do not say automatic",
                    d -> d.stages().isEmpty() && !d.terms().automatic()),
            stages(
                    "automaticHasNoStages",
                    "the terms say automatic, and yet somebody has to approve",
                    d -> !d.stages().isEmpty() && d.terms().automatic()),
            stages(
                    "everyStageHasASeat",
                    "a stage has fewer than one seat",
                    d -> d.stages().stream().anyMatch(stage -> stage.seats() < 1)),
            stages(
                    "seatsThatPeopleCanFill",
                    "a stage has more than ten seats",
                    d -> d.stages().stream().anyMatch(stage -> stage.seats() > 10)),
            within("decideWithin", Terms::decideWithin, Duration.ofDays(30)),
            within("remindAfter", Terms::remindAfter, Duration.ofDays(30)),
            within("escalateAfter", Terms::escalateAfter, Duration.ofDays(30)),
            within("remedyWithin", Terms::remedyWithin, Duration.ofDays(30)),
            within("startWithin", Terms::startWithin, Duration.ofDays(7)),
            within("permitLife", Terms::permitLife, LONGEST_PERMIT),
            within("reportWithin", Terms::reportWithin, Duration.ofDays(7)),
            terms(
                    "remindBeforeTheEnd",
                    "the reminder would come after the time to decide",
                    d -> d.terms().remindAfter().compareTo(d.terms().decideWithin()) >= 0),
            terms(
                    "escalateBeforeTheEnd",
                    "the escalation would come after the time to decide",
                    d -> d.terms().escalateAfter().compareTo(d.terms().decideWithin()) >= 0));

    private Floors() {}

    public static List<Floor> all() {
        return ALL;
    }

    /** @throws Refused at the first floor that the draft breaks */
    static void hold(Draft draft) {
        ALL.stream().flatMap(floor -> floor.check(draft).stream()).findFirst().ifPresent(refusal -> {
            throw new Refused(refusal);
        });
    }

    private static Floor terms(String name, String sentence, Predicate<Draft> broken) {
        return new Floor(name, Tables.TERMS, sentence, broken);
    }

    private static Floor stages(String name, String sentence, Predicate<Draft> broken) {
        return new Floor(name, Tables.STAGES, sentence, broken);
    }

    /** A whole number of seconds: a permit and a timer know nothing finer. */
    private static Floor within(String name, Function<Terms, Duration> duration, Duration ceiling) {
        return terms(name + "InBounds", name + " is not between one second and " + ceiling, draft -> {
            var given = duration.apply(draft.terms());
            return given.compareTo(Duration.ofSeconds(1)) < 0 || given.compareTo(ceiling) > 0;
        });
    }
}
