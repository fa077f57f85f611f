package dev.countersign.compliance.process;

import java.util.function.Supplier;
import org.operaton.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Reads as nobody: the engine hides things from users without a grant, and hidden looks like missing. */
@Component
final class AsNobody {

    private final IdentityService identity;

    AsNobody(IdentityService identity) {
        this.identity = identity;
    }

    <T> T read(Supplier<T> work) {
        var caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (caller != null) {
                identity.setAuthentication(caller);
            }
        }
    }
}
