package dev.countersign.modeling.release;

import dev.countersign.approval.CommentRules;
import dev.countersign.approval.Verdict;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.modeling.ProcessOwners;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Digest;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides on a release, as neither its author nor its requester. Every door to such a decision ends here. */
@Component
public class DecideRelease {

    /** @param digest of what the decider saw */
    public record Judgement(
            @Nullable String verdict,
            @Nullable String reason,
            @Nullable String digest) {}

    private final ProcessOwners owners;
    private final Releases releases;
    private final ReleaseDecisions decisions;
    private final ReleaseRules rules;
    private final ReleaseLifecycle lifecycle;
    private final CommentRules comments;
    private final AuditLog audit;
    private final DatabaseTime time;

    DecideRelease(
            ProcessOwners owners,
            Releases releases,
            ReleaseDecisions decisions,
            ReleaseRules rules,
            ReleaseLifecycle lifecycle,
            CommentRules comments,
            AuditLog audit,
            DatabaseTime time) {
        this.owners = owners;
        this.releases = releases;
        this.decisions = decisions;
        this.rules = rules;
        this.lifecycle = lifecycle;
        this.comments = comments;
        this.audit = audit;
        this.time = time;
    }

    @Transactional
    public Release decide(String id, Judgement judgement) {
        var release = releases.lock(id);
        time.afterLock();
        var actor = owners.required();
        rules.refusal(release, actor.person()).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        var verdict = verdict(judgement);
        requireDigest(judgement, release);
        var task = lifecycle.openTask(id);
        var decision = decision(release, actor, verdict, judgement, task);
        decisions.insert(decision);
        audit.record(Fact.of("release_decided", id, facts(release, decision)));
        conclude(release, verdict);
        lifecycle.decided(task);
        return releases.get(id);
    }

    /** One rejection ends it; the last of the approvals that it needs lets it through. */
    private void conclude(Release release, Verdict verdict) {
        if (verdict == Verdict.REJECT) {
            releases.close(release.id(), ReleaseStatus.REJECTED, time.now());
            audit.record(Fact.of(
                    "release_rejected",
                    release.id(),
                    Map.of("model", release.name().file(), "digest", release.digest())));
        } else if (decisions.on(release.id()).size() >= release.needed()) {
            releases.approve(release.id());
        }
    }

    private Verdict verdict(Judgement judgement) {
        var errors = new ArrayList<FieldError>();
        var verdict = Arrays.stream(Verdict.values())
                .filter(one -> one.word().equals(judgement.verdict()))
                .findFirst();
        if (verdict.isEmpty()) {
            errors.add(new FieldError("verdict", "must be approve or reject"));
        }
        comments.check("reason", judgement.reason(), errors);
        if (judgement.digest() == null || !Digest.isDigest(judgement.digest())) {
            errors.add(new FieldError("digest", "must be the digest of the model that you saw"));
        }
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        return verdict.orElseThrow();
    }

    private static void requireDigest(Judgement judgement, Release release) {
        if (!release.digest().equals(judgement.digest())) {
            throw new Refused(Refusal.conflict(
                    "stale_digest",
                    "You judged another model than the one that would be in force.",
                    "Read the release again and decide on the digest " + release.digest() + ".",
                    new Outcome("requested", release.requestedBy(), release.requestedAt())));
        }
    }

    private ReleaseDecision decision(Release release, Actor actor, Verdict verdict, Judgement judgement, String task) {
        return new ReleaseDecision(
                release.id(),
                actor.person(),
                actor.account(),
                verdict,
                Objects.requireNonNull(judgement.reason()),
                release.digest(),
                task,
                actor.method(),
                time.now());
    }

    private static Map<String, Object> facts(Release release, ReleaseDecision decision) {
        return Map.of(
                "model", release.name().file(),
                "verdict", decision.verdict().word(),
                "digest", decision.digest(),
                "reason", decision.reason(),
                "task", decision.task());
    }
}
