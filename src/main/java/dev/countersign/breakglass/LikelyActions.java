package dev.countersign.breakglass;

import dev.countersign.change.LatelySucceeded;
import dev.countersign.change.LatelySucceeded.Ran;
import dev.countersign.platform.CurrentActor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What is likely to be asked for next under a session, inside of what it opens at this moment: what was permitted under it, and
 * what earlier sessions and changes of its project did there lately. It grants nothing; each is asked for like any other.
 */
@Component
public final class LikelyActions {

    private final SeeSessions seeSessions;
    private final InsideSession inside;
    private final WhoMay whoMay;
    private final EmergencyActions actions;
    private final LatelySucceeded changes;
    private final CurrentActor currentActor;

    LikelyActions(
            SeeSessions seeSessions,
            InsideSession inside,
            WhoMay whoMay,
            EmergencyActions actions,
            LatelySucceeded changes,
            CurrentActor currentActor) {
        this.seeSessions = seeSessions;
        this.inside = inside;
        this.whoMay = whoMay;
        this.actions = actions;
        this.changes = changes;
        this.currentActor = currentActor;
    }

    /** None for whom may not act, and none when it is over or its budget spent. */
    public List<LikelyAction> of(String id) {
        var actor = currentActor.get();
        var session = seeSessions.see(id, actor);
        if (whoMay.act(session, actor).or(() -> inside.over(session)).isPresent()
                || session.used() >= session.budget()) {
            return List.of();
        }
        var history = seeSessions.sight(actor).projects().contains(session.project());
        var ran = history ? changes.in(session.project(), session.scope().environments()) : List.<Ran>of();
        var likely = new ArrayList<LikelyAction>();
        together(Stream.of(permitted(session, history), ran.stream().map(Precedent::of), never(session, ran))
                        .flatMap(known -> known)
                        .filter(known -> session.scope().covers(known.environment(), known.action(), known.target())))
                .stream()
                .sorted(Precedent.LIKELIEST)
                .limit(LikelyAction.MOST)
                .forEach(known -> likely.add(known.asked(likely.size() + 1, session.reason())));
        return likely;
    }

    /** Who does not see the project does not see what was done there, but under this session. */
    private Stream<Precedent> permitted(Session session, boolean history) {
        return actions.lately(session).stream()
                .filter(action -> history || action.session().equals(session.id()))
                .map(action -> Precedent.of(action, session));
    }

    /** What the scope opens of targets that it names, or that changes were made to, whether it was done before or not. */
    private static Stream<Precedent> never(Session session, List<Ran> ran) {
        var targets = new LinkedHashSet<>(session.scope().targets());
        ran.forEach(one -> targets.add(one.target()));
        return session.scope().environments().stream()
                .flatMap(environment -> targets.stream()
                        .filter(target -> !target.endsWith("*"))
                        .flatMap(target -> session.scope().actions().stream()
                                .map(action -> Precedent.never(environment, action, target))));
    }

    /** One of each place and action: from the nearest source, as it was done there the last time. */
    private static List<Precedent> together(Stream<Precedent> known) {
        var places = new LinkedHashMap<List<String>, Precedent>();
        known.forEach(one -> places.merge(one.place(), one, Precedent::again));
        return List.copyOf(places.values());
    }
}
