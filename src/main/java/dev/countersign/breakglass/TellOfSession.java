package dev.countersign.breakglass;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of a session that was opened; who delivers listens. */
@Component
public final class TellOfSession {

    /** A session was opened. Published inside its transaction. */
    public record SessionOpened(String sessionId) {}

    private final ApplicationEventPublisher events;

    TellOfSession(ApplicationEventPublisher events) {
        this.events = events;
    }

    public void tell(String sessionId) {
        events.publishEvent(new SessionOpened(sessionId));
    }
}
