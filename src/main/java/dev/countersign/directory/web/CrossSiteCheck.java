package dev.countersign.directory.web;

import dev.countersign.directory.BrowserSessions;
import dev.countersign.platform.web.Problem;
import dev.countersign.platform.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A browser sends its cookie whoever made it send the request. So what alters something and is signed in by the cookie has
 * to bring what only a page of ours can read. Callers with an Authorization header are no concern here.
 */
final class CrossSiteCheck extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final ProblemWriter problems;

    CrossSiteCheck(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SAFE.contains(request.getMethod()) || !CallerProof.signsInByCookie(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var expected =
                SessionCookies.secret(request).map(BrowserSessions::antiForgery).orElseThrow();
        var sent = request.getHeader(SessionCookies.ANTI_FORGERY_HEADER);
        if (sent != null && MessageDigest.isEqual(bytes(sent), bytes(expected))) {
            chain.doFilter(request, response);
            return;
        }
        problems.write(
                response,
                Problem.of(
                        403,
                        "cross_site_request",
                        "The request does not show that a page of this application made it.",
                        "Send the cookie " + SessionCookies.ANTI_FORGERY + " back in the header "
                                + SessionCookies.ANTI_FORGERY_HEADER + "; reload the page if it is one of ours."));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
