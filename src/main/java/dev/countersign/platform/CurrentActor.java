package dev.countersign.platform;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The actor of the running thread: the signed-in caller, or the system where nobody is (timers, start-up). */
@Component
public final class CurrentActor {

    public Actor get() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            return Actor.system("timer");
        }
        if (authentication.getPrincipal() instanceof Actor actor) {
            return actor;
        }
        throw new IllegalStateException("Authenticated by something that names no actor: " + authentication.getClass());
    }
}
