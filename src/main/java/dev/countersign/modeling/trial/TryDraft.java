package dev.countersign.modeling.trial;

import dev.countersign.modeling.Draft;
import dev.countersign.modeling.Drafts;
import dev.countersign.modeling.EditDraft;
import dev.countersign.modeling.ProcessOwners;
import dev.countersign.modeling.RequireHarmless;
import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Tries a draft out on something that nobody has asked for. Writes nothing. */
@Component
public class TryDraft {

    /** Each takes a second connection and works the processor: people who approve come first. */
    private static final int AT_ONCE = 2;

    private final ProcessOwners owners;
    private final Drafts drafts;
    private final RequireHarmless harmless;
    private final TryTables tryTables;
    private final TryProcess tryProcess;
    private final TryForm tryForm;
    private final Semaphore free = new Semaphore(AT_ONCE);

    TryDraft(
            ProcessOwners owners,
            Drafts drafts,
            RequireHarmless harmless,
            TryTables tryTables,
            TryProcess tryProcess,
            TryForm tryForm) {
        this.owners = owners;
        this.drafts = drafts;
        this.harmless = harmless;
        this.tryTables = tryTables;
        this.tryProcess = tryProcess;
        this.tryForm = tryForm;
    }

    /** @throws Refused where there is nothing to try; what the draft itself refuses is part of the answer */
    public Tried attempt(String id, TrialWanted wanted) {
        var caller = owners.required();
        var draft = drafts.get(id);
        EditDraft.requireOpen(draft);
        if (!free.tryAcquire()) {
            throw new Refused(Refusal.of(
                    Refusal.Kind.TOO_MANY,
                    "trial_busy",
                    AT_ONCE + " drafts are being tried out on this node already.",
                    "Try again in a few seconds."));
        }
        try {
            return attempt(draft, wanted, caller);
        } finally {
            free.release();
        }
    }

    private Tried attempt(Draft draft, TrialWanted wanted, Actor caller) {
        var content = drafts.content(draft);
        harmless.require(draft.name(), content);
        return switch (draft.name().kind()) {
            case DMN -> tryTables.attempt(draft, content, wanted, caller);
            case BPMN -> tryProcess.attempt(draft, content, wanted, caller);
            case FORM -> tryForm.attempt(content, wanted);
        };
    }
}
