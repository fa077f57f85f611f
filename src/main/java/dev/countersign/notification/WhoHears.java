package dev.countersign.notification;

import dev.countersign.breakglass.SeeSessions;
import dev.countersign.breakglass.Session;
import dev.countersign.change.Change;
import dev.countersign.change.Changes;
import dev.countersign.change.Visibility;
import dev.countersign.change.Visibility.Sight;
import dev.countersign.platform.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may hear of which signals: {@link Visibility}, asked once for all of both. */
@Component
final class WhoHears {

    /** More changes at once are not looked at one by one: everybody is told that anything may be different. */
    private static final int MOST = LiveStream.MOST;

    private static final BiPredicate<Signal, String> NOBODY = (signal, person) -> false;

    private final Visibility visibility;
    private final Changes changes;
    private final SeeSessions seeSessions;

    WhoHears(Visibility visibility, Changes changes, SeeSessions seeSessions) {
        this.visibility = visibility;
        this.changes = changes;
        this.seeSessions = seeSessions;
    }

    /** Only those who hear of something. */
    Map<LiveStream, List<Signal>> of(List<Signal> signals, List<LiveStream> streams) {
        var ids = signals.stream()
                .filter(signal -> signal.kind().equals(Signal.CHANGE))
                .map(Signal::subject)
                .collect(Collectors.toUnmodifiableSet());
        var all = ids.size() > MOST || signals.stream().anyMatch(s -> s.kind().equals(Signal.EVERYTHING));
        BiPredicate<Signal, String> sees = all || ids.isEmpty() ? (signal, person) -> false : sight(ids, streams);
        var sessions = all ? NOBODY : sessions(signals, streams);
        var heard = new HashMap<LiveStream, List<Signal>>();
        for (var stream : streams) {
            var theirs =
                    all ? everything(signals) : theirs(signals, stream.actor().person(), sees, sessions);
            if (!theirs.isEmpty()) {
                heard.put(stream, theirs);
            }
        }
        return heard;
    }

    private static List<Signal> everything(List<Signal> signals) {
        var last = signals.get(signals.size() - 1);
        return List.of(new Signal(last.id(), Signal.EVERYTHING, "*", null));
    }

    private static List<Signal> theirs(
            List<Signal> signals,
            String person,
            BiPredicate<Signal, String> sees,
            BiPredicate<Signal, String> sessions) {
        return signals.stream()
                .filter(signal -> switch (signal.kind()) {
                    case Signal.CHANGE -> sees.test(signal, person);
                    case Signal.SESSION -> sessions.test(signal, person);
                    case Signal.NOTIFICATION, Signal.PERSON -> signal.subject().equals(person);
                    default -> false;
                })
                .toList();
    }

    private BiPredicate<Signal, String> sessions(List<Signal> signals, List<LiveStream> streams) {
        var altered = signals.stream()
                .filter(signal -> signal.kind().equals(Signal.SESSION))
                .map(Signal::subject)
                .distinct()
                .flatMap(id -> seeSessions.find(id).stream())
                .collect(Collectors.toMap(Session::id, Function.identity()));
        if (altered.isEmpty()) {
            return NOBODY;
        }
        var sights = seeSessions.sights(persons(streams));
        return (signal, person) -> {
            var sight = sights.get(person);
            var session = altered.get(signal.subject());
            return sight != null && session != null && sight.sees(session);
        };
    }

    private static Set<String> persons(List<LiveStream> streams) {
        return streams.stream().map(stream -> stream.actor().person()).collect(Collectors.toSet());
    }

    private BiPredicate<Signal, String> sight(Set<String> ids, List<LiveStream> streams) {
        var altered = changes.all(ids).stream().collect(Collectors.toMap(Change::id, Function.identity()));
        var sights = visibility.sights(persons(streams));
        return (signal, person) -> sees(sights.get(person), altered.get(signal.subject()), signal.detail());
    }

    /** Who saw it only because a seat of theirs was open has to hear that it is gone. */
    private static boolean sees(@Nullable Sight sight, @Nullable Change change, @Nullable String formerTeam) {
        return sight != null
                && change != null
                && (sight.sees(change) || formerTeam != null && sight.teams().contains(formerTeam));
    }
}
