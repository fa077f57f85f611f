package dev.countersign.directory;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * By what the caller of a request signed in, for an answer that outlasts the request: {@link Credentials#stillHolding} says
 * whether it still holds. Signs nobody in: the key of a session or token is its hash.
 */
public record SignedInBy(Kind kind, String key) {

    /** Ways to sign in. */
    public enum Kind {
        SESSION,
        TOKEN,
        ACCOUNT
    }

    public static SignedInBy session(String secret) {
        return new SignedInBy(Kind.SESSION, TokenSecret.hexHash(secret));
    }

    public static SignedInBy token(String secret) {
        return new SignedInBy(Kind.TOKEN, TokenSecret.hexHash(secret));
    }

    public static SignedInBy account(String id) {
        return new SignedInBy(Kind.ACCOUNT, id);
    }

    /** Of the running request. */
    public static Optional<SignedInBy> current() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(authentication -> authentication.getDetails() instanceof SignedInBy by ? by : null);
    }
}
