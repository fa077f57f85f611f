package dev.countersign.change;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.audit.RecordReading;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Digest;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a small file as evidence of a change, or of its outcome once it has run. Decisions stand. */
@Component
public class AttachEvidence {

    static final int LARGEST = 10 * 1024 * 1024;

    private final Visibility visibility;
    private final EvidenceItems evidence;
    private final Runs runs;
    private final AuditLog audit;
    private final RecordReading recordReading;
    private final CurrentActor currentActor;

    AttachEvidence(
            Visibility visibility,
            EvidenceItems evidence,
            Runs runs,
            AuditLog audit,
            RecordReading recordReading,
            CurrentActor currentActor) {
        this.visibility = visibility;
        this.evidence = evidence;
        this.runs = runs;
        this.audit = audit;
        this.recordReading = recordReading;
        this.currentActor = currentActor;
    }

    @Transactional
    public Evidence attach(
            String changeId, @Nullable String kind, @Nullable String title, String mediaType, byte[] bytes) {
        check(kind, title, bytes);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(title);
        var actor = currentActor.get();
        var change = visibility.lock(changeId, actor);
        if (!actor.service() && !change.excludedPersons().contains(actor.person())) {
            throw new Refused(Refusal.forbidden(
                    "not_the_requester",
                    "Evidence comes from the requester, the authors and the pipeline of a change.",
                    "Ask " + change.requester() + " to attach it; in a decision, link to it in words."));
        }
        var execution = runs.execution(change).map(Runs.ExecutionView::id).orElse(null);
        var id = evidence.attach(
                changeId, execution, kind, new EvidenceItems.Content(mediaType, title, bytes), actor.account());
        audit.record(new Fact(
                "evidence_attached",
                changeId,
                change.revision(),
                Map.of(
                        "evidence", id,
                        "digest", Digest.of(bytes).value(),
                        "bytes", bytes.length,
                        "type", kind,
                        "title", title,
                        "mediaType", mediaType)));
        return evidence.of(changeId).stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** A stored file, for whoever sees the change; that it was read is on record before it is given. */
    public EvidenceItems.Content content(String changeId, String id) {
        visibility.see(changeId, currentActor.get());
        var content = evidence.content(changeId, id).orElseThrow(() -> new Refused(Refusal.notFound("evidence", id)));
        recordReading.record("evidence_read", Map.of("change", changeId, "evidence", id));
        return content;
    }

    private static void check(@Nullable String kind, @Nullable String title, byte[] bytes) {
        var errors = new ArrayList<FieldError>();
        Text.line("kind", kind, 60, errors);
        Text.line("title", title, 200, errors);
        if (bytes.length == 0) {
            errors.add(new FieldError("content", "is empty"));
        } else if (bytes.length > LARGEST) {
            errors.add(new FieldError("content", "is larger than 10 MiB"));
        }
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
    }
}
