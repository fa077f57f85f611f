package dev.countersign.directory.web;

import dev.countersign.directory.Administrators;
import dev.countersign.directory.BrowserSessions;
import dev.countersign.directory.Directory;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signs a browser in and out. Whoever has no password signs in with an API token of theirs. */
@RestController
@RequestMapping(SessionController.PATH)
@Tag(name = "Session")
final class SessionController {

    static final String PATH = "/api/v1/session";

    /** Either an account and its password, or a token. */
    record NewSession(
            @Nullable String account,
            @Nullable String password,
            @Nullable String token) {
        @Override
        public String toString() {
            return "NewSession[" + account + "]";
        }
    }

    /** @param expiresAt when a browser has to sign in again; none: the caller is not signed in by a session */
    record Session(
            String account,
            String person,
            String name,
            String method,
            boolean administrator,
            Set<String> teams,
            @Nullable Instant expiresAt) {}

    private final SignIn signIn;
    private final BrowserSessions sessions;
    private final CurrentActor currentActor;
    private final Directory directory;
    private final Administrators administrators;
    private final DatabaseTime time;

    SessionController(
            SignIn signIn,
            BrowserSessions sessions,
            CurrentActor currentActor,
            Directory directory,
            Administrators administrators,
            DatabaseTime time) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.currentActor = currentActor;
        this.directory = directory;
        this.administrators = administrators;
        this.time = time;
    }

    @PostMapping
    Session startSession(@RequestBody NewSession wanted, HttpServletRequest request, HttpServletResponse response) {
        var actor = signIn.actor(proof(wanted));
        if (actor.service()) {
            throw new Refused(Refusal.forbidden(
                    "service_account",
                    "A service account has no use for a browser session.",
                    "Sign in with your own account; programs send the token with each request."));
        }
        var secret = sessions.start(actor);
        SessionCookies.set(request, response, secret);
        return session(actor, sessions.expiry(secret));
    }

    private static Proof proof(NewSession wanted) {
        if (wanted.token() != null) {
            return Proof.bearer(wanted.token());
        }
        if (wanted.account() == null || wanted.password() == null) {
            throw new Refused(Refusal.invalid(List.of(
                    new Refusal.FieldError(wanted.account() == null ? "account" : "password", "must be there"))));
        }
        return Proof.basic(wanted.account(), wanted.password());
    }

    @GetMapping
    Session showSession(HttpServletRequest request) {
        var expiry = CallerProof.signsInByCookie(request)
                ? SessionCookies.secret(request).map(sessions::expiry).orElse(null)
                : null;
        return session(currentActor.get(), expiry);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(HttpServletRequest request, HttpServletResponse response) {
        SessionCookies.secret(request).ifPresent(secret -> sessions.end(secret, currentActor.get()));
        SessionCookies.clear(request, response);
    }

    private Session session(Actor actor, @Nullable Instant expiresAt) {
        var now = time.now();
        var person = directory
                .person(actor.person())
                .orElseThrow(() -> new Refused(Refusal.notFound("person", actor.person())));
        return new Session(
                actor.account(),
                person.id(),
                person.name(),
                actor.method(),
                administrators.include(actor, now),
                directory.teamsOf(person.id(), now),
                expiresAt);
    }
}
