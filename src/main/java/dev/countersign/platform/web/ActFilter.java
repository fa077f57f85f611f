package dev.countersign.platform.web;

import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hands every request that changes something to {@link ActRunner}, and sends the answer when that is done.
 *
 * <p>It MUST be the last filter: a container's chain passes through the filters behind it only once, and an act that
 * lost a race is run again.
 */
final class ActFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final ActRunner runner;
    private final CurrentActor currentActor;
    private final ProblemWriter problems;

    ActFilter(ActRunner runner, CurrentActor currentActor, ProblemWriter problems) {
        this.runner = runner;
        this.currentActor = currentActor;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        return SAFE.contains(request.getMethod())
                || caller == null
                || !caller.isAuthenticated()
                || caller instanceof AnonymousAuthenticationToken;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Act act;
        try {
            act = Act.read(request, currentActor.get());
        } catch (IOException | Refused unreadable) {
            problems.write(response, Problems.of(unreadable));
            return;
        }
        runner.run(act, chain, response).send();
    }
}
