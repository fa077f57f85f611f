package dev.countersign.directory;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues an API token for an account of one's own, or, by an administrator, for a service account. Never for another
 * person's account, whoever asks: that would be a way to decide in their name.
 */
@Component
public class IssueToken {

    private static final Duration LIFE = Duration.ofDays(90);
    private static final Duration LONGEST_LIFE = Duration.ofDays(365);

    private final TokenRights rights;
    private final CurrentActor currentActor;
    private final Accounts accounts;
    private final Tokens tokens;
    private final DatabaseTime time;
    private final AuditLog audit;

    IssueToken(
            TokenRights rights,
            CurrentActor currentActor,
            Accounts accounts,
            Tokens tokens,
            DatabaseTime time,
            AuditLog audit) {
        this.rights = rights;
        this.currentActor = currentActor;
        this.accounts = accounts;
        this.tokens = tokens;
        this.time = time;
        this.audit = audit;
    }

    /**
     * @param account none: the caller's
     * @param expiresAt none: in 90 days
     */
    @Transactional
    public IssuedToken issue(@Nullable String account, @Nullable String name, @Nullable Instant expiresAt) {
        var whose = accounts.locked(account == null ? currentActor.get().account() : account);
        var actor = rights.toIssueFor(whose);
        if (!whose.active()) {
            throw new Refused(Refusal.unprocessable(
                    "account_disabled", "The account " + whose.id() + " is disabled.", "Have it enabled first."));
        }
        var now = time.afterLock();
        var input = new Input();
        var cleanName = input.name("name", name);
        var end = input.future("expiresAt", expiresAt, now);
        if (end != null && end.isAfter(now.plus(LONGEST_LIFE))) {
            input.wrong("expiresAt", "must be at most " + LONGEST_LIFE.toDays() + " days away");
        }
        input.mustBeRight();
        return write(whose, cleanName, now, end == null ? now.plus(LIFE) : end, actor);
    }

    private IssuedToken write(Account account, String name, Instant now, Instant expiresAt, Actor actor) {
        var token = new Token(Ids.next(Ids.TOKEN), account.id(), name, now, actor.account(), expiresAt, null);
        var secret = TokenSecret.next();
        tokens.add(token, secret);
        audit.record(Facts.ofToken("token_issued", token));
        return new IssuedToken(token, secret);
    }
}
