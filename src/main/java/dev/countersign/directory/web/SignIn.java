package dev.countersign.directory.web;

import dev.countersign.directory.Credential;
import dev.countersign.directory.Credentials;
import dev.countersign.directory.FailedSignIns;
import dev.countersign.directory.Passwords;
import dev.countersign.directory.TokenSecret;
import dev.countersign.platform.Actor;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Turns a proof into an actor, from the database and anew at each request. What is wrong with an account is told only
 * to whoever has proved that it is theirs.
 */
@Component
final class SignIn implements AuthenticationManager {

    private static final String UNKNOWN_TOKEN = "This API token is not known here.";
    private static final String SESSION_OVER = "Your session is over.";
    private static final String WRONG_PASSWORD = "There is no such account, or it has another password.";

    private final Credentials credentials;
    private final Passwords passwords;
    private final FailedSignIns failed;

    SignIn(Credentials credentials, Passwords passwords, FailedSignIns failed) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.failed = failed;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        if (!(authentication instanceof Proof proof)) {
            throw new NotSignedIn("Nobody can sign in this way.");
        }
        var signedIn = new SignedIn(actor(proof));
        signedIn.setDetails(proof.signedInBy());
        return signedIn;
    }

    /** @throws NotSignedIn with the reason */
    Actor actor(Proof proof) {
        return switch (proof.scheme()) {
            case BEARER -> bearer(proof.getCredentials());
            case BASIC -> basic(proof.getPrincipal(), proof.getCredentials());
            case SESSION -> session(proof.getCredentials());
        };
    }

    private Actor bearer(String secret) {
        return Optional.of(secret)
                .filter(TokenSecret::isOne)
                .flatMap(credentials::ofToken)
                .map(found -> admit(found, "token"))
                .orElseThrow(() -> new NotSignedIn(UNKNOWN_TOKEN));
    }

    private Actor session(String secret) {
        return Optional.of(secret)
                .filter(TokenSecret::isOne)
                .flatMap(credentials::ofSession)
                .map(found -> admit(found, found.sessionMethod()))
                .orElseThrow(() -> new NotSignedIn(SESSION_OVER));
    }

    private Actor basic(String account, String password) {
        if (!passwords.inUse()) {
            throw new NotSignedIn("Accounts have passwords only under the demo profile.");
        }
        var found = credentials.ofAccount(account);
        if (!passwords.matches(password, found.map(Credential::passwordHash).orElse(null))) {
            found.ifPresent(known -> failed.record(known.account(), "password", "wrong password"));
            throw new NotSignedIn(WRONG_PASSWORD);
        }
        return admit(found.orElseThrow(), "password");
    }

    private Actor admit(Credential credential, String method) {
        credential.fault().ifPresent(sentence -> {
            failed.record(credential.account(), method, sentence);
            throw new NotSignedIn(sentence);
        });
        return credential.actor(method);
    }
}
