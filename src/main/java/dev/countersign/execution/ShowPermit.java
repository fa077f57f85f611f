package dev.countersign.execution;

import dev.countersign.change.Visibility;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.platform.permits.OtherPermits;
import dev.countersign.platform.permits.PermitState;
import java.util.List;
import org.springframework.stereotype.Component;

/** The state of a permit, for whoever sees its change; or its session, see {@link OtherPermits}. */
@Component
public final class ShowPermit {

    private final Permits permits;
    private final RunsOfChanges runs;
    private final List<OtherPermits> others;
    private final Visibility visibility;
    private final CurrentActor currentActor;

    ShowPermit(
            Permits permits,
            RunsOfChanges runs,
            List<OtherPermits> others,
            Visibility visibility,
            CurrentActor currentActor) {
        this.permits = permits;
        this.runs = runs;
        this.others = others;
        this.visibility = visibility;
        this.currentActor = currentActor;
    }

    public PermitState show(String permitId) {
        return permits.find(permitId)
                .map(this::ofChange)
                .or(() -> others.stream()
                        .flatMap(other -> other.show(permitId).stream())
                        .findFirst())
                .orElseThrow(() -> new Refused(Refusal.notFound("permit", permitId)));
    }

    private PermitState ofChange(Permit permit) {
        visibility.see(permit.changeId(), currentActor.get());
        var view = runs.view(permit);
        return new PermitState(
                view.id(),
                view.state(),
                permit.changeId(),
                null,
                null,
                permit.digest(),
                view.audience(),
                view.runId(),
                view.account(),
                view.issuedAt(),
                view.expiresAt(),
                view.expiresAt());
    }
}
