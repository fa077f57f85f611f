package dev.countersign.compliance.pack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.audit.ProvedSubject;
import dev.countersign.breakglass.SeeSessions;
import dev.countersign.breakglass.SessionDiagrams;
import dev.countersign.change.Change;
import dev.countersign.change.ChangeDiagrams;
import dev.countersign.change.Revisions;
import dev.countersign.change.Visibility;
import dev.countersign.compliance.pack.PutTogetherPack.Subject;
import dev.countersign.platform.Actor;
import dev.countersign.platform.Refused;
import dev.countersign.platform.engine.Diagram;
import dev.countersign.policy.TableVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A change or a session, as its pack has it. */
@Component
final class PackOfSubject {

    private static final String SESSION = "bgs_";

    private final Visibility visibility;
    private final SeeSessions seeSessions;
    private final Revisions revisions;
    private final ChangeDiagrams changeDiagrams;
    private final SessionDiagrams sessionDiagrams;
    private final ReportOfChange reportOfChange;
    private final ReportOfSession reportOfSession;
    private final PutTogetherPack putTogether;
    private final PackRows rows;
    private final ObjectMapper json;

    PackOfSubject(
            Visibility visibility,
            SeeSessions seeSessions,
            Revisions revisions,
            ChangeDiagrams changeDiagrams,
            SessionDiagrams sessionDiagrams,
            ReportOfChange reportOfChange,
            ReportOfSession reportOfSession,
            PutTogetherPack putTogether,
            PackRows rows,
            ObjectMapper json) {
        this.visibility = visibility;
        this.seeSessions = seeSessions;
        this.revisions = revisions;
        this.changeDiagrams = changeDiagrams;
        this.sessionDiagrams = sessionDiagrams;
        this.reportOfChange = reportOfChange;
        this.reportOfSession = reportOfSession;
        this.putTogether = putTogether;
        this.rows = rows;
        this.json = json;
    }

    /** @throws Refused 404 where the actor may not */
    void see(String id, Actor actor) {
        if (id.startsWith(SESSION)) {
            seeSessions.see(id, actor);
        } else {
            visibility.see(id, actor);
        }
    }

    /** @throws Refused 404 where the actor may not see it */
    EvidencePack pack(String id, Actor actor, ProvedSubject proved) {
        var entries = PackEntries.of(proved, json);
        var erased = proved.erased();
        var forgotten = new Forgotten(erased, rows.accountsOf(erased));
        var subject = id.startsWith(SESSION)
                ? session(id, actor, entries, forgotten)
                : change(visibility.see(id, actor), entries, forgotten);
        return putTogether.pack(subject, proved, entries, forgotten);
    }

    private Subject change(Change change, PackEntries entries, Forgotten forgotten) {
        return new Subject(
                "change",
                change.id(),
                change.status().word(),
                reportOfChange.of(change, entries, forgotten),
                tables(change),
                way(() -> changeDiagrams.of(change.id())));
    }

    private Subject session(String id, Actor actor, PackEntries entries, Forgotten forgotten) {
        var session = seeSessions.see(id, actor);
        return new Subject(
                "session",
                id,
                session.status().word(),
                reportOfSession.of(session, entries, forgotten),
                session.terms().tables(),
                way(() -> sessionDiagrams.of(id)));
    }

    private List<TableVersion> tables(Change change) {
        return revisions.all(change.id()).stream()
                .flatMap(revision -> {
                    var policy = revision.policy();
                    return policy == null ? Stream.empty() : policy.tables().stream();
                })
                .distinct()
                .toList();
    }

    /** Nothing where the engine has cleaned its history up: evidence does not depend on it. */
    private static Optional<Diagram> way(Supplier<Diagram> diagram) {
        try {
            return Optional.of(diagram.get());
        } catch (Refused e) {
            return Optional.empty();
        }
    }
}
