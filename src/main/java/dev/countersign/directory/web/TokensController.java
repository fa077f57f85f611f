package dev.countersign.directory.web;

import dev.countersign.directory.IssueToken;
import dev.countersign.directory.ListTokens;
import dev.countersign.directory.RevokeToken;
import dev.countersign.directory.Token;
import dev.countersign.platform.web.ActAttributes;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API tokens over HTTP; the secret is shown once, in the answer that issues it. */
@RestController
@RequestMapping("/api/v1/directory/tokens")
@Tag(name = "Directory")
final class TokensController {

    /**
     * @param account none: the caller's
     * @param expiresAt none: in 90 days; at most a year away
     */
    record NewToken(
            @Nullable String account,
            @Nullable String name,
            @Nullable Instant expiresAt) {}

    record TokenWithSecret(
            String id,
            String account,
            String name,
            @Nullable Instant expiresAt,
            String secret) {
        @Override
        public String toString() {
            return "TokenWithSecret[" + id + "]";
        }
    }

    private final ListTokens listTokens;
    private final IssueToken issueToken;
    private final RevokeToken revokeToken;

    TokensController(ListTokens listTokens, IssueToken issueToken, RevokeToken revokeToken) {
        this.listTokens = listTokens;
        this.issueToken = issueToken;
        this.revokeToken = revokeToken;
    }

    @GetMapping
    Items<Token> listTokens(@RequestParam(required = false) @Nullable String account) {
        return new Items<>(account == null ? listTokens.own() : listTokens.of(account));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TokenWithSecret issueToken(@RequestBody NewToken body, HttpServletRequest request) {
        // Or the answer, with the secret in it, would be kept for repeats of the request.
        request.setAttribute(ActAttributes.SECRET, true);
        var issued = issueToken.issue(body.account(), body.name(), body.expiresAt());
        var token = issued.token();
        return new TokenWithSecret(token.id(), token.account(), token.name(), token.expiresAt(), issued.secret());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeToken(@PathVariable String id) {
        revokeToken.revoke(id);
    }
}
