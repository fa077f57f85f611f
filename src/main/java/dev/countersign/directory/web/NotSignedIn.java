package dev.countersign.directory.web;

import org.springframework.security.core.AuthenticationException;

/** Why a proof of identity lets nobody in. */
final class NotSignedIn extends AuthenticationException {

    NotSignedIn(String detail) {
        super(detail);
    }
}
