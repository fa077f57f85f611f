package dev.countersign.directory.web;

import dev.countersign.platform.web.Problem;
import dev.countersign.platform.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** What the door says to whoever it does not let in: the problem document of the API. */
@Component
final class DoorProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String HOW = "Send Authorization: Bearer with an API token of an active account.";

    private final ProblemWriter problems;

    DoorProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        var refused = e instanceof NotSignedIn;
        // Without Basic in it even where Basic works: browsers would ask for a password and then send it unasked.
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer realm=\"countersign\"" + (refused ? ", error=\"invalid_token\"" : ""));
        var detail = refused ? String.valueOf(e.getMessage()) : "This needs somebody who is signed in.";
        problems.write(response, Problem.of(401, "not_signed_in", detail, HOW));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        problems.write(
                response,
                Problem.of(
                        403, "forbidden", "Nobody may use this address.", "See /api/openapi.json for what there is."));
    }
}
