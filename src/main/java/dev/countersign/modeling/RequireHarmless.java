package dev.countersign.modeling;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.platform.engine.ModelGuard;
import org.springframework.stereotype.Component;

/** Keeps hostile drafts from everything that would run them. */
@Component
public class RequireHarmless {

    private final ModelGuard guard;

    RequireHarmless(ModelGuard guard) {
        this.guard = guard;
    }

    /** @throws Refused 422 with the first thing that the guard of the engine says of it */
    public void require(ModelName name, byte[] content) {
        guard.check(name.resource(), content, form -> true).stream().findFirst().ifPresent(finding -> {
            throw new Refused(Refusal.unprocessable(
                    "model_refused",
                    name + "#" + finding.element() + ": " + finding.detail(),
                    "Correct what the check finds; then try again."));
        });
    }
}
