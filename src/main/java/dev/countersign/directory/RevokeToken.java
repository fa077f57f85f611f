package dev.countersign.directory;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Revokes an API token at once. Once revoked it stays so; revoking it again changes nothing. */
@Component
public class RevokeToken {

    private static final Pattern ID = Pattern.compile("tok_[0-9a-z]{26}");

    private final TokenRights rights;
    private final Accounts accounts;
    private final Tokens tokens;
    private final BrowserSessions sessions;
    private final DatabaseTime time;
    private final AuditLog audit;

    RevokeToken(
            TokenRights rights,
            Accounts accounts,
            Tokens tokens,
            BrowserSessions sessions,
            DatabaseTime time,
            AuditLog audit) {
        this.rights = rights;
        this.accounts = accounts;
        this.tokens = tokens;
        this.sessions = sessions;
        this.time = time;
        this.audit = audit;
    }

    @Transactional
    public void revoke(String id) {
        var token = locked(id);
        end(token, rights.toRevokeOf(accounts.locked(token.account())), null);
    }

    /** The same for a review that has come to it: MUST be called by who has checked that the actor reviews it. */
    boolean revoke(String id, Actor actor, String review) {
        var token = locked(id);
        accounts.locked(token.account());
        return end(token, actor, review);
    }

    private boolean end(Token token, Actor actor, @Nullable String review) {
        var now = time.afterLock();
        if (token.revokedAt() != null) {
            return false;
        }
        tokens.revoke(token.id(), now, actor.account());
        sessions.endAllOf(token.account());
        audit.record(Facts.ofReview(Facts.ofToken("token_revoked", token), review));
        return true;
    }

    private Token locked(String id) {
        var token = ID.matcher(id).matches() ? tokens.locked(id) : Optional.<Token>empty();
        return token.orElseThrow(() -> new Refused(Refusal.notFound("token", "of that id")));
    }
}
