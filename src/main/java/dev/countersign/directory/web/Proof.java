package dev.countersign.directory.web;

import dev.countersign.directory.SignedInBy;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** What a caller presents, before anybody has looked at it: a token, a session, or an account and its password. */
final class Proof extends AbstractAuthenticationToken {

    enum Scheme {
        BEARER,
        BASIC,
        SESSION
    }

    private final Scheme scheme;
    private final String account;
    private final String secret;

    private Proof(Scheme scheme, String account, String secret) {
        super(List.of());
        this.scheme = scheme;
        this.account = account;
        this.secret = secret;
    }

    static Proof bearer(String token) {
        return new Proof(Scheme.BEARER, "", token);
    }

    static Proof session(String secret) {
        return new Proof(Scheme.SESSION, "", secret);
    }

    static Proof basic(String account, String password) {
        return new Proof(Scheme.BASIC, account, password);
    }

    Scheme scheme() {
        return scheme;
    }

    @Override
    public String getPrincipal() {
        return account;
    }

    @Override
    public String getCredentials() {
        return secret;
    }

    SignedInBy signedInBy() {
        return switch (scheme) {
            case BEARER -> SignedInBy.token(secret);
            case SESSION -> SignedInBy.session(secret);
            case BASIC -> SignedInBy.account(account);
        };
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "Proof[" + scheme + "]";
    }
}
