package dev.countersign.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Answers for what Spring Security's firewall stops: path tricks and unknown methods. */
@Component
final class RejectedRequests implements RequestRejectedHandler {

    private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    private final ProblemWriter problems;

    RejectedRequests(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        problems.write(
                response,
                METHODS.contains(request.getMethod())
                        ? Problem.of(400)
                        : Problem.of(405).with(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS, PATCH, POST, PUT, DELETE"));
    }
}
