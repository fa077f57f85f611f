package dev.countersign.directory;

import static dev.countersign.directory.SeedDirectory.START_UP;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** API tokens that nobody has to sign in for: those of the configuration, and those made up at the first start. */
@Component
final class StartUpTokens {

    private static final String CONFIGURED = "configured";

    private final DirectorySettings settings;
    private final Accounts accounts;
    private final Tokens tokens;
    private final DatabaseTime time;
    private final AuditLog audit;

    StartUpTokens(DirectorySettings settings, Accounts accounts, Tokens tokens, DatabaseTime time, AuditLog audit) {
        this.settings = settings;
        this.accounts = accounts;
        this.tokens = tokens;
        this.time = time;
        this.audit = audit;
    }

    /** A new token, unless the configuration gives one. */
    Optional<IssuedToken> firstOf(String account) {
        if (settings.tokenOf(account).isPresent()) {
            return Optional.empty();
        }
        var secret = TokenSecret.next();
        return Optional.of(new IssuedToken(add(account, "first start", secret), secret));
    }

    /** Makes the tokens of the configuration valid, and those that it gave before invalid. */
    void applyConfigured() {
        settings.tokens().forEach(this::apply);
    }

    private void apply(String key, String secret) {
        var account = accounts.all().stream()
                .map(Account::id)
                .filter(id -> DirectorySettings.sameName(key, id))
                .findFirst()
                .orElseThrow(() -> unusable(key, "names no account"));
        if (!TokenSecret.isOne(secret)) {
            throw unusable(key, "must be " + TokenSecret.FORM);
        }
        var known = tokens.bySecret(secret);
        if (known.isEmpty()) {
            revokeConfigured(account);
            add(account, CONFIGURED, secret);
        } else if (!known.get().account().equals(account)) {
            throw unusable(key, "is the token of another account already");
        }
    }

    private void revokeConfigured(String account) {
        tokens.of(account).stream()
                .filter(token ->
                        token.name().equals(CONFIGURED) && token.createdBy().equals(START_UP.account()))
                .filter(token -> token.revokedAt() == null)
                .forEach(token -> {
                    tokens.revoke(token.id(), time.now(), START_UP.account());
                    audit.record(Facts.ofToken("token_revoked", token), START_UP);
                });
    }

    private Token add(String account, String name, String secret) {
        var token = new Token(Ids.next(Ids.TOKEN), account, name, time.now(), START_UP.account(), null, null);
        tokens.add(token, secret);
        audit.record(Facts.ofToken("token_issued", token), START_UP);
        return token;
    }

    // Never with the secret in it: this ends up in a log.
    private static IllegalStateException unusable(String key, String why) {
        return new IllegalStateException("The setting countersign.directory.tokens." + key + " " + why + ".");
    }
}
