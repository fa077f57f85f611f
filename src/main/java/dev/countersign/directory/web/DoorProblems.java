package dev.countersign.directory.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** What the door says to whoever it does not let in: the problem document of the API. */
@Component
final class DoorProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String HOW = "Send Authorization: Bearer with an API token of an active account.";

    private final ObjectMapper json;

    DoorProblems(ObjectMapper json) {
        this.json = json;
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
        write(response, problem(HttpStatus.UNAUTHORIZED, "not_signed_in", detail, HOW));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        write(
                response,
                problem(
                        HttpStatus.FORBIDDEN,
                        "forbidden",
                        "Nobody may use this address.",
                        "See /api/openapi.json for what there is."));
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail, String next) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("https://countersign.dev/problems/" + code));
        problem.setProperty("code", code);
        problem.setProperty("next", next);
        return problem;
    }

    private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
