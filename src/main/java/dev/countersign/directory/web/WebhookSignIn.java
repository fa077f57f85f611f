package dev.countersign.directory.web;

import dev.countersign.directory.Credentials;
import dev.countersign.directory.FailedSignIns;
import dev.countersign.platform.web.HeldRequest;
import dev.countersign.platform.web.Problem;
import dev.countersign.platform.web.ProblemWriter;
import dev.countersign.platform.web.Webhook;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs a tool in that proves what it sends in a way of its own ({@link Webhook}), as the service account that stands for
 * it. At such an address nothing else signs anybody in: neither a password, nor a token, nor a cookie.
 */
final class WebhookSignIn extends OncePerRequestFilter {

    private static final String METHOD = "webhook";
    private static final String HOW = "Give the tool and the settings of this server the same secret, and send again.";

    private final List<Webhook> webhooks;
    private final Credentials credentials;
    private final FailedSignIns failed;
    private final ProblemWriter problems;

    WebhookSignIn(List<Webhook> webhooks, Credentials credentials, FailedSignIns failed, ProblemWriter problems) {
        this.webhooks = webhooks;
        this.credentials = credentials;
        this.failed = failed;
        this.problems = problems;
    }

    boolean isFor(HttpServletRequest request) {
        return addressed(request).isPresent();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isFor(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var webhook = addressed(request).orElseThrow();
        if (webhook.account().isEmpty()) {
            problems.write(response, Problem.of(404));
            return;
        }
        byte[] body;
        try {
            body = request.getInputStream().readAllBytes();
            SecurityContextHolder.setContext(new SecurityContextImpl(signIn(webhook, request, body)));
        } catch (NotSignedIn e) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"countersign\", error=\"invalid_token\"");
            problems.write(response, Problem.of(401, "not_signed_in", String.valueOf(e.getMessage()), HOW));
            return;
        } catch (IOException unreadable) {
            problems.write(response, unreadable);
            return;
        }
        chain.doFilter(new HeldRequest(request, body), response);
    }

    private SignedIn signIn(Webhook webhook, HttpServletRequest request, byte[] body) {
        var account = webhook.account().orElseThrow();
        if (!webhook.proves(new ServletServerHttpRequest(request).getHeaders(), body)) {
            throw refused(account, "This does not prove that it comes from the tool whose address this is.");
        }
        var credential = credentials
                .ofAccount(account)
                .orElseThrow(() -> refused(account, "There is no account " + account + " for this tool to act by."));
        credential.fault().ifPresent(sentence -> {
            throw refused(account, sentence);
        });
        return new SignedIn(credential.actor(METHOD));
    }

    private NotSignedIn refused(String account, String sentence) {
        failed.record(account, METHOD, sentence);
        return new NotSignedIn(sentence);
    }

    private Optional<Webhook> addressed(HttpServletRequest request) {
        return webhooks.stream()
                .filter(one -> PathPatternRequestMatcher.withDefaults()
                        .matcher(HttpMethod.POST, one.path())
                        .matches(request))
                .findFirst();
    }
}
