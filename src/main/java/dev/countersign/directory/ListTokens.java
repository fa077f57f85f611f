package dev.countersign.directory;

import dev.countersign.platform.CurrentActor;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists API tokens, without their secrets. */
@Component
public class ListTokens {

    private final TokenRights rights;
    private final CurrentActor currentActor;
    private final Accounts accounts;
    private final Tokens tokens;

    ListTokens(TokenRights rights, CurrentActor currentActor, Accounts accounts, Tokens tokens) {
        this.rights = rights;
        this.currentActor = currentActor;
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** Of all accounts of the caller's person; a service account sees its own only. */
    public List<Token> own() {
        var actor = currentActor.get();
        return actor.service() ? tokens.of(actor.account()) : tokens.ofPerson(actor.person());
    }

    @Transactional
    public List<Token> of(String account) {
        rights.toRevokeOf(accounts.locked(account));
        return tokens.of(account);
    }
}
