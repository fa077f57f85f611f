package dev.countersign.directory;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Disables or enables an account, or gives it another password. */
@Component
public class ChangeAccount {

    private final Administrators administrators;
    private final Accounts accounts;
    private final Passwords passwords;
    private final BrowserSessions sessions;
    private final Memberships memberships;
    private final DatabaseTime time;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    ChangeAccount(
            Administrators administrators,
            Accounts accounts,
            Passwords passwords,
            BrowserSessions sessions,
            Memberships memberships,
            DatabaseTime time,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.administrators = administrators;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.memberships = memberships;
        this.time = time;
        this.audit = audit;
        this.events = events;
    }

    /** What is null stays. */
    @Transactional
    public Account change(String id, @Nullable Boolean active, @Nullable String password) {
        administrators.required();
        var account = accounts.locked(id);
        if (password != null) {
            setPassword(account, password);
        }
        if (active == null || active == account.active()) {
            return account;
        }
        accounts.activate(id, active);
        administrators.mustRemain();
        audit.record(Facts.ofAccount(active ? "account_enabled" : "account_disabled", id, Map.of()));
        var person = account.person();
        events.publishEvent(new DirectoryChanged(memberships.teamsTouchedBy(person, time.now()), Set.of(person)));
        return new Account(id, account.person(), account.service(), active);
    }

    private void setPassword(Account account, String password) {
        if (account.service()) {
            throw new Refused(Refusal.unprocessable(
                    "service_account",
                    "A service account has no password.",
                    "Issue an API token for " + account.id() + "."));
        }
        accounts.setPassword(account.id(), passwords.hash("password", password));
        sessions.endAllOf(account.id());
        audit.record(Facts.ofAccount("password_set", account.id(), Map.of()));
    }
}
