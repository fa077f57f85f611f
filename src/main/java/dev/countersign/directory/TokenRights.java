package dev.countersign.directory;

import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import org.springframework.stereotype.Component;

/** Who may deal with the tokens of an account. */
@Component
final class TokenRights {

    private final OwnAffairs ownAffairs;

    TokenRights(OwnAffairs ownAffairs) {
        this.ownAffairs = ownAffairs;
    }

    /** Whose account it is; of a service account also an administrator. */
    Actor toIssueFor(Account account) {
        var actor = ownAffairs.required(account.person());
        if (!account.service() && !actor.person().equals(account.person())) {
            throw new Refused(Refusal.forbidden(
                    "not_your_account",
                    "Only the person behind " + account.id() + " may issue a token for it.",
                    "Ask them to issue it themselves."));
        }
        return actor;
    }

    /** Whose account it is, or an administrator. */
    Actor toRevokeOf(Account account) {
        return ownAffairs.required(account.person());
    }
}
