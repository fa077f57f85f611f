package dev.countersign.modeling.release;

import dev.countersign.modeling.Drafts;
import dev.countersign.modeling.ModelName;
import dev.countersign.modeling.ModelVersion;
import dev.countersign.modeling.ModelVersions;
import dev.countersign.modeling.ProcessOwners;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks that an earlier version be in force again: one act, and the same gate as for anything else. */
@Component
public class RollBack {

    private final ProcessOwners owners;
    private final ModelVersions versions;
    private final Drafts drafts;
    private final RequestRelease requestRelease;
    private final DatabaseTime time;

    RollBack(
            ProcessOwners owners,
            ModelVersions versions,
            Drafts drafts,
            RequestRelease requestRelease,
            DatabaseTime time) {
        this.owners = owners;
        this.versions = versions;
        this.drafts = drafts;
        this.requestRelease = requestRelease;
        this.time = time;
    }

    @Transactional
    public Release rollBack(ModelName name, int version, @Nullable String summary) {
        var actor = owners.required();
        var errors = new ArrayList<FieldError>();
        Text.prose("summary", summary, 4_000, errors);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        var earlier = versions.get(name, version);
        var id = drafts.insert(
                name,
                Release.ROLLBACK,
                versions.inForce(name).map(ModelVersion::version).orElse(null),
                versions.content(earlier),
                Set.of(actor.person()),
                actor.account(),
                time.now());
        var draft = drafts.lock(id);
        return requestRelease.ask(
                draft,
                new RequestRelease.Wanted(id, draft.digest(), summary, null, Release.STAY, null),
                Release.ROLLBACK);
    }
}
