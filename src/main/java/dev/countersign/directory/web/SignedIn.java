package dev.countersign.directory.web;

import dev.countersign.platform.Actor;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The signed-in actor of one request. It carries no authorities: what somebody may do is asked of the directory. */
final class SignedIn extends AbstractAuthenticationToken {

    private final transient Actor actor;

    SignedIn(Actor actor) {
        super(List.of());
        this.actor = actor;
        super.setAuthenticated(true);
    }

    @Override
    public Actor getPrincipal() {
        return actor;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedIn signedIn && signedIn.actor.equals(actor);
    }

    @Override
    public int hashCode() {
        return actor.hashCode();
    }
}
