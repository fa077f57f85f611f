package dev.countersign.directory;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds a way to sign in: another account of a person, or a service account with the person as its owner. */
@Component
public class AddAccount {

    private final Administrators administrators;
    private final People people;
    private final Accounts accounts;
    private final Passwords passwords;
    private final AuditLog audit;

    AddAccount(Administrators administrators, People people, Accounts accounts, Passwords passwords, AuditLog audit) {
        this.administrators = administrators;
        this.people = people;
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
    }

    @Transactional
    public Account add(@Nullable String id, @Nullable String person, boolean service, @Nullable String password) {
        administrators.required();
        var input = new Input();
        var account = new Account(input.id("id", id), input.id("person", person), service, true);
        if (service && password != null) {
            input.wrong("password", "is not for service accounts; they sign in with an API token");
        }
        input.mustBeRight();
        people.locked(account.person());
        if (!accounts.add(account, password == null ? null : passwords.hash("password", password))) {
            throw new Refused(Taken.id("account", account.id()));
        }
        audit.record(Facts.accountAdded(account));
        return account;
    }
}
