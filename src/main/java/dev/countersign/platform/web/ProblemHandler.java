package dev.countersign.platform.web;

import dev.countersign.platform.Refused;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers for every exception that leaves a controller, and tells {@link ActRunner} what it was. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ProblemHandler {

    @ExceptionHandler
    ResponseEntity<Problem> answer(Exception thrown, HttpServletRequest request) {
        mark(request, thrown);
        var problem = Problems.of(thrown);
        return ResponseEntity.status(problem.status())
                .headers(problem.headers())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Leaves on the request what {@link ActRunner} has to know: exceptions end here, inside its transaction. */
    static void mark(HttpServletRequest request, Throwable thrown) {
        var refused = Problems.find(Refused.class, thrown);
        if (refused != null) {
            request.setAttribute(ActAttributes.REFUSAL, refused.refusal());
        } else if (DatabaseProblems.lostRace(thrown)) {
            request.setAttribute(ActAttributes.LOST_RACE, true);
        }
    }

    /** Spring Security's own filters answer these: they know how a caller may sign in. */
    @ExceptionHandler
    void rethrow(AccessDeniedException thrown) {
        throw thrown;
    }

    @ExceptionHandler
    void rethrow(AuthenticationException thrown) {
        throw thrown;
    }

    /** The caller hung up; there is nobody to answer. */
    @ExceptionHandler
    @Nullable
    Void hungUp(AsyncRequestNotUsableException thrown) {
        return null;
    }
}
