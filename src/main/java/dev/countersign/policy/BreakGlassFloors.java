package dev.countersign.policy;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What no table can lower for emergency sessions: they stay short, narrow, watched and paid back. */
public final class BreakGlassFloors {

    public record Draft(String severity, BreakGlassTerms terms) {}

    /** One floor: what the table may not say. */
    public record Floor(String name, String sentence, Predicate<BreakGlassTerms> broken) {

        Optional<Refusal> check(BreakGlassTerms terms) {
            return broken.test(terms)
                    ? Optional.of(PolicyRefusal.floor(Tables.BREAK_GLASS_TERMS, name, sentence))
                    : Optional.empty();
        }
    }

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final List<Floor> ALL = List.of(
            floor(
                    "shortSessions",
                    "a session is open for more than eight hours, or for less than a minute",
                    t -> outside(t.longest(), MINUTE, BreakGlassTerms.CEILING)
                            || outside(t.longestWidened(), t.longest(), BreakGlassTerms.CEILING)),
            floor(
                    "endsWhenIdle",
                    "a session stays open for more than two hours, or less than a minute, with nothing done",
                    t -> outside(t.idleLimit(), MINUTE, Duration.ofHours(2))),
            floor(
                    "fewActions",
                    "a session has no action, or more than " + BreakGlassTerms.MOST_ACTIONS,
                    t -> t.budget() < 1
                            || t.budgetWidened() < t.budget()
                            || t.budgetWidened() > BreakGlassTerms.MOST_ACTIONS),
            floor(
                    "shortPermits",
                    "a permit lives for more than 60 seconds, or less than one",
                    t -> outside(t.permitLife(), Duration.ofSeconds(1), BreakGlassTerms.LONGEST_PERMIT)),
            floor(
                    "paidBack",
                    "closure, opinion or review may wait for more than 14 days",
                    t -> outside(t.closeWithin(), MINUTE, BreakGlassTerms.LONGEST_DEBT)
                            || outside(t.opinionWithin(), MINUTE, BreakGlassTerms.LONGEST_DEBT)
                            || outside(t.reviewWithin(), MINUTE, BreakGlassTerms.LONGEST_DEBT)),
            floor(
                    "somebodyLooks",
                    "nobody is told, co-signs or reviews",
                    t -> t.told().isEmpty()
                            || t.coSigners().isEmpty()
                            || t.reviewers().isEmpty()));

    private BreakGlassFloors() {}

    public static List<Floor> all() {
        return ALL;
    }

    /** @throws Refused at the first floor that the draft breaks */
    static void hold(Draft draft) {
        broken(draft).findFirst().ifPresent(refusal -> {
            throw new Refused(refusal);
        });
    }

    /** What the draft is refused for. */
    public static Stream<Refusal> broken(Draft draft) {
        var floors = ALL.stream().flatMap(floor -> floor.check(draft.terms()).stream());
        return draft.severity().equals("sev1") && draft.terms().coSigned()
                ? Stream.concat(
                        floors,
                        Stream.of(PolicyRefusal.floor(
                                Tables.BREAK_GLASS_TERMS,
                                "neverInTheWay",
                                "an incident of the highest severity waits for somebody")))
                : floors;
    }

    private static Floor floor(String name, String sentence, Predicate<BreakGlassTerms> broken) {
        return new Floor(name, sentence, broken);
    }

    private static boolean outside(Duration given, Duration least, Duration most) {
        return given.getNano() != 0 || given.compareTo(least) < 0 || given.compareTo(most) > 0;
    }
}
