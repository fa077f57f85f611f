package dev.countersign.directory;

import dev.countersign.platform.Actor;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the directory knows about a proof of identity, at the moment of the request.
 *
 * @param passwordHash none: no password signs in
 * @param revoked of a token
 * @param expired of a token
 * @param startedBy how whoever started a session had signed in; none: this is no session
 */
public record Credential(
        String account,
        String person,
        boolean service,
        boolean accountActive,
        boolean personActive,
        @Nullable String passwordHash,
        boolean revoked,
        boolean expired,
        @Nullable String startedBy) {

    /** Why it lets nobody in, in one sentence. */
    public Optional<String> fault() {
        if (revoked) {
            return Optional.of("This API token has been revoked.");
        }
        if (expired) {
            return Optional.of("This API token has expired.");
        }
        if (!accountActive) {
            return Optional.of("The account " + account + " is disabled.");
        }
        return personActive ? Optional.empty() : Optional.of("The person behind " + account + " is disabled.");
    }

    public String sessionMethod() {
        return Objects.requireNonNull(startedBy);
    }

    public Actor actor(String method) {
        return new Actor(account, person, service, method, "api");
    }

    @Override
    public String toString() {
        return "Credential[" + account + "]";
    }
}
