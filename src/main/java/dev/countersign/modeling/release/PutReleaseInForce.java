package dev.countersign.modeling.release;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.modeling.Draft;
import dev.countersign.modeling.Drafts;
import dev.countersign.modeling.ModelVersion;
import dev.countersign.modeling.ModelVersions;
import dev.countersign.modeling.PutInForce;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Kind;
import dev.countersign.platform.Refused;
import dev.countersign.platform.engine.EngineConflicts;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Puts an approved release in force, exactly once: in a transaction of its own, so that one that cannot be deployed is
 * written down as failed. Whoever is killed in between finds it in force when they come again.
 */
@Component
public class PutReleaseInForce {

    private static final Logger log = LoggerFactory.getLogger(PutReleaseInForce.class);

    private final Releases releases;
    private final WhatStandsInTheWay whatStandsInTheWay;
    private final PutInForce putInForce;
    private final ModelVersions versions;
    private final Drafts drafts;
    private final Aside aside;
    private final AuditLog audit;
    private final DatabaseTime time;

    PutReleaseInForce(
            Releases releases,
            WhatStandsInTheWay whatStandsInTheWay,
            PutInForce putInForce,
            ModelVersions versions,
            Drafts drafts,
            Aside aside,
            AuditLog audit,
            DatabaseTime time) {
        this.releases = releases;
        this.whatStandsInTheWay = whatStandsInTheWay;
        this.putInForce = putInForce;
        this.versions = versions;
        this.drafts = drafts;
        this.aside = aside;
        this.audit = audit;
        this.time = time;
    }

    /** @throws Refused where it was not approved, or its time has not come, whoever led the process here */
    public void put(String id) {
        var release = releases.get(id);
        requireDue(release);
        if (release.status().closed()) {
            return;
        }
        try {
            aside.run(() -> putLocked(id));
        } catch (RuntimeException e) {
            requireNoPassingTrouble(e);
            log.warn("Release {} of {} failed", id, release.name(), e);
            fail(release, problem(e));
        }
    }

    private boolean putLocked(String id) {
        var release = releases.lock(id);
        time.afterLock();
        if (release.status().closed()) {
            return false;
        }
        versions.lock();
        var content = releases.content(release);
        whatStandsInTheWay.of(release, content).ifPresent(problem -> {
            throw new Refused(problem);
        });
        var version = aside.engine(() -> putInForce.put(
                        Map.of(release.name(), content), ModelVersion.RELEASE, id, release.requestedBy()))
                .get(0);
        releases.release(id, version.version(), time.now());
        closeDraft(release);
        audit.record(Fact.of(
                "model_released",
                id,
                Map.of(
                        "model", release.name().file(),
                        "digest", version.digest(),
                        "version", version.version(),
                        "draft", release.draft())));
        return true;
    }

    /** What was written in it since stays open. */
    private void closeDraft(Release release) {
        var draft = drafts.lock(release.draft());
        if (draft.closedAs() == null && draft.digest().equals(release.digest())) {
            drafts.close(draft.id(), Draft.RELEASED, time.now());
        }
    }

    private void fail(Release release, String problem) {
        releases.lock(release.id());
        releases.fail(release.id(), problem, time.afterLock());
        audit.record(Fact.of(
                "release_failed",
                release.id(),
                Map.of("model", release.name().file(), "digest", release.digest(), "problem", problem)));
    }

    /** @throws RuntimeException what may be over when the job is tried again */
    private static void requireNoPassingTrouble(RuntimeException e) {
        var translated = EngineConflicts.translate(e);
        if (e instanceof TransactionException
                || e instanceof TransientDataAccessException
                || e instanceof NonTransientDataAccessResourceException
                || (translated instanceof ConcurrencyFailureException
                        && !(e instanceof DataIntegrityViolationException))) {
            throw translated;
        }
    }

    private void requireDue(Release release) {
        if (release.status() == ReleaseStatus.PENDING) {
            throw new Refused(Refusal.forbidden(
                    "not_approved",
                    "The release " + release.id() + " is not approved.",
                    "Other process owners have to decide on it first."));
        }
        if (time.now().isBefore(release.effectiveAt())) {
            throw new Refused(Refusal.of(
                    Kind.NOT_YET,
                    "not_yet",
                    "The release " + release.id() + " is for " + release.effectiveAt() + ".",
                    "Wait until then."));
        }
    }

    private static String problem(RuntimeException e) {
        if (e instanceof Refused refused) {
            return refused.refusal().detail();
        }
        var message = String.valueOf(e.getMessage());
        return "The engine does not take it: " + message.substring(0, Math.min(message.length(), 500));
    }
}
