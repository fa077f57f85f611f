package dev.countersign.modeling.replay;

import dev.countersign.change.PastChanges.Past;
import dev.countersign.modeling.replay.Replay.Affected;
import dev.countersign.platform.Actor;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.PolicyFacts;
import java.util.ArrayList;
import java.util.List;

/** One replay under way: both judges, pinned to what there was when it began, and what they have said so far. */
final class ReplayJob {

    private final Replay replay;
    private final Actor starter;
    private final Catalogue catalogue;
    private final Judge inForce;
    private final Judge proposed;
    private final Tally tally = new Tally();

    ReplayJob(Replay replay, Actor starter, Catalogue catalogue, Judge inForce, Judge proposed) {
        this.replay = replay;
        this.starter = starter;
        this.catalogue = catalogue;
        this.inForce = inForce;
        this.proposed = proposed;
    }

    Replay replay() {
        return replay;
    }

    /** In whose name its end is recorded. */
    Actor starter() {
        return starter;
    }

    Tally tally() {
        return tally;
    }

    /** Judges them, and gives those to which the draft makes a difference. */
    List<Affected> judge(List<Past> changes) {
        var affected = new ArrayList<Affected>();
        for (var change : changes) {
            var one = judge(change);
            tally.add(one.change(), one.effects(), one.was(), one.now());
            if (!one.effects().contains(Effect.SAME)) {
                affected.add(kept(one));
            }
        }
        return affected;
    }

    private Affected judge(Past change) {
        if (!known(change.facts())) {
            return affected(change, List.of(Effect.UNKNOWN), Judged.UNKNOWN, Judged.UNKNOWN);
        }
        var was = inForce.judge(change);
        var now = proposed.judge(change);
        return affected(change, Effect.between(was, now), was, now);
    }

    private static Affected kept(Affected one) {
        return one.effects().contains(Effect.OTHER_TERMS)
                ? one
                : new Affected(
                        one.change(),
                        one.title(),
                        one.project(),
                        one.environment(),
                        one.action(),
                        one.effects(),
                        one.was().withoutTerms(),
                        one.now().withoutTerms());
    }

    private static Affected affected(Past change, List<Effect> effects, Judged was, Judged now) {
        var facts = change.facts();
        return new Affected(change.id(), null, facts.project(), facts.environment(), facts.action(), effects, was, now);
    }

    private boolean known(PolicyFacts facts) {
        return catalogue.project(facts.project()).isPresent()
                && catalogue.environment(facts.environment()).isPresent()
                && catalogue.action(facts.action()).isPresent();
    }
}
