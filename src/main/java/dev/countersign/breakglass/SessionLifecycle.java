package dev.countersign.breakglass;

/** Where a session is in its process. What the tables say has been written before each call. */
public interface SessionLifecycle {

    void opened(String sessionId);

    void ended(String sessionId);

    void closed(String sessionId);

    void reviewed(String sessionId);

    void preventiveActionDone(String sessionId);

    void opinionGiven(String sessionId);
}
