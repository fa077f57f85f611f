package dev.countersign.modeling;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works on a draft, one person at a time: whoever edits keeps it for five minutes beyond what they did last. Saving keeps it;
 * what was saved is an entry when it is asked to be released, not with every stroke.
 */
@Component
public class EditDraft {

    static final Duration KEPT = Duration.ofMinutes(5);

    private final ProcessOwners owners;
    private final Drafts drafts;
    private final ReadModel readModel;
    private final AuditLog audit;
    private final DatabaseTime time;

    EditDraft(ProcessOwners owners, Drafts drafts, ReadModel readModel, AuditLog audit, DatabaseTime time) {
        this.owners = owners;
        this.drafts = drafts;
        this.readModel = readModel;
        this.audit = audit;
        this.time = time;
    }

    /** Keeps the draft for the caller. @throws Refused 409 while somebody else edits it */
    @Transactional
    public Draft keep(String id) {
        var actor = owners.required();
        mine(id, actor);
        drafts.keepFor(id, actor.account(), time.now().plus(KEPT));
        return drafts.get(id);
    }

    /** Lets others edit it. */
    @Transactional
    public Draft free(String id) {
        var actor = owners.required();
        var draft = mine(id, actor);
        if (actor.account().equals(draft.lockedBy())) {
            drafts.keepFor(id, null, null);
        }
        return drafts.get(id);
    }

    /** @param precondition throws where the caller has not seen what is there */
    @Transactional
    public Draft save(String id, @Nullable String content, Consumer<Draft> precondition) {
        var actor = owners.required();
        var draft = mine(id, actor);
        precondition.accept(draft);
        drafts.save(id, readModel.read(draft.name(), content), actor.account(), actor.person(), time.now());
        drafts.keepFor(id, actor.account(), time.now().plus(KEPT));
        return drafts.get(id);
    }

    @Transactional
    public Draft discard(String id) {
        var draft = mine(id, owners.required());
        drafts.close(id, Draft.DISCARDED, time.now());
        audit.record(Fact.of("draft_discarded", id, Map.of("model", draft.name().file(), "digest", draft.digest())));
        return drafts.get(id);
    }

    /** Open, and edited by nobody else. */
    private Draft mine(String id, Actor actor) {
        var draft = drafts.lock(id);
        time.afterLock();
        requireOpen(draft);
        var until = draft.lockedUntil();
        if (until != null && until.isAfter(time.now()) && !actor.account().equals(draft.lockedBy())) {
            throw locked(draft, until);
        }
        return draft;
    }

    /** @throws Refused 409 where it was closed */
    public static void requireOpen(Draft draft) {
        if (draft.closedAs() != null) {
            throw new Refused(Refusal.conflict(
                    "draft_closed",
                    "This draft was " + draft.closedAs() + ".",
                    "Begin a new one from what is in force.",
                    new Outcome(draft.closedAs(), draft.savedBy(), draft.savedAt())));
        }
    }

    private static Refused locked(Draft draft, Instant until) {
        var who = Objects.requireNonNull(draft.lockedBy());
        return new Refused(Refusal.conflict(
                "draft_locked",
                who + " edits this draft.",
                "Wait until they are done: it is free five minutes after they did something last, at " + until + ".",
                new Outcome("edited", who, until)));
    }
}
