package dev.countersign.modeling.release;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Kind;
import dev.countersign.platform.Refused;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Closes a release on which nobody, or too few, decided in time. */
@Component
public class ExpireRelease {

    private final Releases releases;
    private final AuditLog audit;
    private final DatabaseTime time;

    ExpireRelease(Releases releases, AuditLog audit, DatabaseTime time) {
        this.releases = releases;
        this.audit = audit;
        this.time = time;
    }

    /** Does nothing to one that is decided. @throws Refused where its time is not over by the clock of the database */
    @Transactional(propagation = Propagation.MANDATORY)
    public void expire(String id) {
        var release = releases.lock(id);
        var now = time.afterLock();
        if (release.status() != ReleaseStatus.PENDING) {
            return;
        }
        if (now.isBefore(release.dueAt())) {
            throw new Refused(Refusal.of(
                    Kind.NOT_YET, "not_overdue", "There is time to decide until " + release.dueAt() + ".", "Wait."));
        }
        releases.close(id, ReleaseStatus.EXPIRED, now);
        audit.record(
                Fact.of("release_expired", id, Map.of("model", release.name().file(), "digest", release.digest())));
    }
}
