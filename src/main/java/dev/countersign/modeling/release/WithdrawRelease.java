package dev.countersign.modeling.release;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.modeling.ProcessOwners;
import dev.countersign.platform.DatabaseTime;
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

/** Takes a release back before it is in force. Any process owner may: it stops something, and lets nothing through. */
@Component
public class WithdrawRelease {

    private final ProcessOwners owners;
    private final Releases releases;
    private final ReleaseRules rules;
    private final ReleaseLifecycle lifecycle;
    private final AuditLog audit;
    private final DatabaseTime time;

    WithdrawRelease(
            ProcessOwners owners,
            Releases releases,
            ReleaseRules rules,
            ReleaseLifecycle lifecycle,
            AuditLog audit,
            DatabaseTime time) {
        this.owners = owners;
        this.releases = releases;
        this.rules = rules;
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.time = time;
    }

    @Transactional
    public Release withdraw(String id, @Nullable String reason) {
        var errors = new ArrayList<FieldError>();
        Text.prose("reason", reason, 2_000, errors);
        var release = releases.lock(id);
        time.afterLock();
        owners.required();
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        if (release.status().closed()) {
            throw new Refused(rules.over(release));
        }
        releases.close(id, ReleaseStatus.WITHDRAWN, time.now());
        audit.record(Fact.of(
                "release_withdrawn",
                id,
                Map.of(
                        "model",
                        release.name().file(),
                        "digest",
                        release.digest(),
                        "reason",
                        Objects.requireNonNull(reason))));
        lifecycle.withdrawn(id);
        return releases.get(id);
    }
}
