package dev.countersign.modeling;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins to work on a model: from what is in force, from an older version, or from a file. */
@Component
public class BeginDraft {

    /**
     * What is wanted. Without {@code content} the draft begins as {@code from}, or as what is in force.
     *
     * @param name of the model; of one that is not in force, with {@code content}
     * @param from a version of it
     * @param content the text of a file
     */
    public record Wanted(
            @Nullable String name,
            @Nullable Integer from,
            @Nullable String content) {}

    private final ProcessOwners owners;
    private final ModelVersions versions;
    private final Drafts drafts;
    private final ReadModel readModel;
    private final AuditLog audit;
    private final DatabaseTime time;

    BeginDraft(
            ProcessOwners owners,
            ModelVersions versions,
            Drafts drafts,
            ReadModel readModel,
            AuditLog audit,
            DatabaseTime time) {
        this.owners = owners;
        this.versions = versions;
        this.drafts = drafts;
        this.readModel = readModel;
        this.audit = audit;
        this.time = time;
    }

    @Transactional
    public Draft begin(Wanted wanted) {
        var actor = owners.required();
        var name = name(wanted);
        var base = wanted.from() == null
                ? versions.inForce(name)
                : java.util.Optional.of(versions.get(name, wanted.from()));
        var uploaded = wanted.content() != null;
        if (!uploaded && base.isEmpty()) {
            throw new Refused(Refusal.notFound("model", name.file()));
        }
        var content = uploaded ? readModel.read(name, wanted.content()) : versions.content(base.orElseThrow());
        var id = drafts.insert(
                name,
                uploaded ? "upload" : "edit",
                base.map(ModelVersion::version).orElse(null),
                content,
                Set.of(actor.person()),
                actor.account(),
                time.now());
        var draft = drafts.get(id);
        audit.record(Fact.of("draft_begun", id, Map.of("model", name.file(), "digest", draft.digest())));
        return draft;
    }

    private static ModelName name(Wanted wanted) {
        if (wanted.name() == null) {
            throw new Refused(Refusal.invalid(List.of(new FieldError("name", "is missing"))));
        }
        return new ModelName(wanted.name());
    }
}
