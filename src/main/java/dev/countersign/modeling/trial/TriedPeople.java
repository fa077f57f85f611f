package dev.countersign.modeling.trial;

import dev.countersign.directory.Account;
import dev.countersign.directory.Directory;
import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people in whose names something is tried. */
@Component
class TriedPeople {

    private static final String METHOD = "trial";

    private final Directory directory;

    TriedPeople(Directory directory) {
        this.directory = directory;
    }

    /** @param field for the error, where there is no such account */
    Actor of(@Nullable String account, Actor otherwise, String field) {
        return account == null ? otherwise : of(account, field);
    }

    Actor of(String account, String field) {
        return directory
                .account(account)
                .filter(Account::active)
                .map(found -> new Actor(found.id(), found.person(), found.service(), METHOD, "api"))
                .orElseThrow(() -> new Refused(Refusal.invalid(List.of(new FieldError(field, "is no account")))));
    }
}
