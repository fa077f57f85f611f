package dev.countersign.modeling.release;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.modeling.Draft;
import dev.countersign.modeling.Drafts;
import dev.countersign.modeling.EditDraft;
import dev.countersign.modeling.ProcessOwners;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Digest;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks other process owners to let a draft come into force, as it is now. */
@Component
public class RequestRelease {

    static final Duration FURTHEST = Duration.ofDays(30);

    /**
     * What is asked.
     *
     * @param digest of the draft, as the caller saw it
     * @param effectiveAt not before; at once where it is left out
     * @param instances what becomes of running instances: {@code stay} or {@code migrate}
     * @param replay id of a replay of these bytes
     */
    public record Wanted(
            @Nullable String draft,
            @Nullable String digest,
            @Nullable String summary,
            @Nullable Instant effectiveAt,
            @Nullable String instances,
            @Nullable String replay) {}

    private final ProcessOwners owners;
    private final Drafts drafts;
    private final Releases releases;
    private final PrepareRelease prepare;
    private final ReleaseLifecycle lifecycle;
    private final AuditLog audit;
    private final DatabaseTime time;

    RequestRelease(
            ProcessOwners owners,
            Drafts drafts,
            Releases releases,
            PrepareRelease prepare,
            ReleaseLifecycle lifecycle,
            AuditLog audit,
            DatabaseTime time) {
        this.owners = owners;
        this.drafts = drafts;
        this.releases = releases;
        this.prepare = prepare;
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.time = time;
    }

    /** @throws Refused where it cannot be asked, with what stands in the way */
    @Transactional
    public Release request(Wanted wanted) {
        owners.required();
        requireForm(wanted);
        var draft = drafts.lock(Objects.requireNonNull(wanted.draft()));
        requireTime(wanted.effectiveAt(), time.afterLock());
        EditDraft.requireOpen(draft);
        requireSeen(draft, wanted);
        return ask(draft, wanted, Release.OF_A_DRAFT);
    }

    /** The draft is held, and the caller may ask. */
    Release ask(Draft draft, Wanted wanted, String origin) {
        requireNone(draft);
        var release = prepare.prepare(draft, wanted, origin);
        releases.insert(release, drafts.content(draft));
        audit.record(Fact.of("release_requested", release.id(), facts(release)));
        lifecycle.requested(release.id());
        return releases.get(release.id());
    }

    private static void requireForm(Wanted wanted) {
        var errors = new ArrayList<FieldError>();
        if (wanted.draft() == null) {
            errors.add(new FieldError("draft", "is missing"));
        }
        if (wanted.digest() == null || !Digest.isDigest(wanted.digest())) {
            errors.add(new FieldError("digest", "must be the digest of the draft that you saw"));
        }
        Text.prose("summary", wanted.summary(), 4_000, errors);
        if (!List.of(Release.STAY, Release.MIGRATE).contains(Objects.requireNonNullElse(wanted.instances(), ""))) {
            errors.add(new FieldError("instances", "must be stay or migrate"));
        }
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
    }

    private static void requireTime(@Nullable Instant effectiveAt, Instant now) {
        if (effectiveAt != null && (!effectiveAt.isAfter(now) || effectiveAt.isAfter(now.plus(FURTHEST)))) {
            throw new Refused(Refusal.invalid(List.of(
                    new FieldError("effectiveAt", "must be in the future, and no further than 30 days from now"))));
        }
    }

    private static void requireSeen(Draft draft, Wanted wanted) {
        if (!draft.digest().equals(wanted.digest())) {
            throw new Refused(Refusal.conflict(
                    "stale_digest",
                    "The draft is not any more what you saw.",
                    "Read it again, check it, and ask for the release of what is there now.",
                    new Outcome("saved", draft.savedBy(), draft.savedAt())));
        }
    }

    private void requireNone(Draft draft) {
        releases.openOf(draft.id()).ifPresent(open -> {
            throw new Refused(Refusal.conflict(
                    "release_open",
                    "The release of this draft was asked already.",
                    "Wait for its end, or withdraw it first.",
                    new Outcome("requested", open.requestedBy(), open.requestedAt())));
        });
    }

    private static Map<String, Object> facts(Release release) {
        return Map.of(
                "model", release.name().file(),
                "digest", release.digest(),
                "draft", release.draft(),
                "origin", release.origin(),
                "summary", release.summary(),
                "instances", release.instances(),
                "notBefore", release.effectiveAt().toString(),
                "needed", release.needed(),
                "rules", release.rules(),
                "dueAt", release.dueAt().toString());
    }
}
