package dev.countersign.execution;

import dev.countersign.approval.Quorum;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.Change;
import dev.countersign.change.Revision;
import dev.countersign.change.Revisions;
import dev.countersign.change.Visibility;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import dev.countersign.platform.permits.PermitSigner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signs a permit for an approved change, after counting everything again. A change has one live permit at a time. */
@Component
public class IssuePermit {

    /**
     * @param audience who is to honour the permit, such as the deployment system
     * @param runId the run that may redeem it
     */
    public record Wanted(
            @Nullable String audience, @Nullable String runId) {}

    /** {@code permit} is the compact JWS. */
    public record Issued(String id, String permit, Instant expiresAt) {}

    private final Visibility visibility;
    private final Revisions revisions;
    private final MayRunNow mayRunNow;
    private final Quorum quorum;
    private final Permits permits;
    private final PermitSigner signer;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    IssuePermit(
            Visibility visibility,
            Revisions revisions,
            MayRunNow mayRunNow,
            Quorum quorum,
            Permits permits,
            PermitSigner signer,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.visibility = visibility;
        this.revisions = revisions;
        this.mayRunNow = mayRunNow;
        this.quorum = quorum;
        this.permits = permits;
        this.signer = signer;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    @Transactional
    public Issued issue(String changeId, Wanted wanted) {
        check(wanted);
        var actor = currentActor.get();
        var change = visibility.lock(changeId, actor);
        var revision = revisions.of(change);
        mayRunNow.refusal(change, revision, actor).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        permits.revoke(changeId, actor.account(), time.now());
        var permit = permit(change, revision, wanted, actor);
        permits.insert(permit);
        var count = quorum.count(change, revision);
        audit.record(new Fact(
                "permit_issued",
                changeId,
                change.revision(),
                Map.of(
                        "permit", permit.id(),
                        "digest", permit.digest(),
                        "audience", permit.audience(),
                        "runId", permit.runId(),
                        "needed", count.needed(),
                        "given", count.given(),
                        "decisions", count.decisions(),
                        "policyDigest", revision.outcome().digest(),
                        "notBefore", permit.notBefore().toString(),
                        "expiresAt", permit.expiresAt().toString())));
        return new Issued(permit.id(), signer.sign(claims(permit, change, revision, count)), permit.expiresAt());
    }

    private static PermitSigner.Claims claims(Permit permit, Change change, Revision revision, Quorum.Count count) {
        return new PermitSigner.Claims(
                permit.id(),
                permit.account(),
                permit.audience(),
                permit.issuedAt(),
                permit.notBefore(),
                permit.expiresAt(),
                new PermitSigner.Operation(
                        change.project(), change.environment(), change.action(), change.target(), change.digest()),
                Map.of(
                        "change", change.id(),
                        "revision", change.revision(),
                        "policyDigest", revision.outcome().digest(),
                        "quorum", Map.of("needed", count.needed(), "given", count.given())));
    }

    private static void check(Wanted wanted) {
        var errors = new ArrayList<FieldError>();
        Text.line("audience", wanted.audience(), 200, errors);
        Text.line("runId", wanted.runId(), 200, errors);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
    }

    private Permit permit(Change change, Revision revision, Wanted wanted, Actor actor) {
        var now = time.now();
        var life = now.plus(revision.outcome().terms().permitLife());
        var expires = Stream.of(life, change.dueAt(), revision.window().notAfter())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(life);
        return new Permit(
                Ids.next(Ids.PERMIT),
                change.id(),
                change.revision(),
                change.digest(),
                Objects.requireNonNull(wanted.audience()),
                Objects.requireNonNull(wanted.runId()),
                actor.account(),
                now,
                now,
                expires,
                null,
                null);
    }
}
