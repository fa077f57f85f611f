package dev.countersign.compliance.pack;

import dev.countersign.audit.ProveSubject;
import dev.countersign.audit.RecordReading;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives the evidence of a change or a session away, and records that. Whoever may see it may take it. */
@Component
public final class TakeEvidencePack {

    /** The log is signed within a second of what happened; a page that asks just then waits a little. */
    private static final int TRIES = 15;

    private static final long BETWEEN_MILLIS = 100;

    private final PackOfSubject packOfSubject;
    private final ProveSubject prove;
    private final RecordReading reading;
    private final CurrentActor currentActor;
    private final TransactionTemplate snapshot;

    TakeEvidencePack(
            PackOfSubject packOfSubject,
            ProveSubject prove,
            RecordReading reading,
            CurrentActor currentActor,
            PlatformTransactionManager transactions) {
        this.packOfSubject = packOfSubject;
        this.prove = prove;
        this.reading = reading;
        this.currentActor = currentActor;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** @throws Refused 404 where there is none that the caller may see, 503 where its last entry is not signed yet */
    public EvidencePack take(String id) {
        packOfSubject.see(id, currentActor.get());
        var pack = signed(id);
        reading.record("evidence_pack_taken", Map.of("of", id, "entries", pack.entries()));
        return pack;
    }

    private EvidencePack signed(String id) {
        for (int i = 0; i < TRIES; i++) {
            var pack = Optional.ofNullable(snapshot.execute(begun -> now(id).orElse(null)));
            if (pack.isPresent()) {
                return pack.get();
            }
            pause();
        }
        throw new Refused(
                Refusal.of(
                        Refusal.Kind.NOT_YET,
                        "not_signed_yet",
                        "The last that happened to " + id + " is not in the signed log yet.",
                        "It is signed within a second, as a rule: try again. If it stays so, the health of the server says why."));
    }

    private Optional<EvidencePack> now(String id) {
        return prove.prove(id).map(proved -> packOfSubject.pack(id, currentActor.get(), proved));
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
