package dev.countersign.directory;

import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All ways to sign in, active or not. */
@Component
public final class Accounts {

    private static final String SELECT =
            "select id, person, kind = 'service' as service, active from countersign.account ";

    private final JdbcClient jdbc;
    private final DatabaseTime time;

    Accounts(JdbcClient jdbc, DatabaseTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    public List<Account> all() {
        return jdbc.sql(SELECT + "order by id").query(Account.class).list();
    }

    public List<Account> of(String person) {
        return jdbc.sql(SELECT + "where person = ? order by id")
                .param(person)
                .query(Account.class)
                .list();
    }

    Account locked(String id) {
        if (!Ident.isOne(id)) {
            throw new Refused(Refusal.notFound("account", "of that id"));
        }
        return jdbc.sql(SELECT + "where id = ? for no key update")
                .param(id)
                .query(Account.class)
                .optional()
                .orElseThrow(() -> new Refused(Refusal.notFound("account", id)));
    }

    /** @return false if the id is taken */
    boolean add(Account account, @Nullable String passwordHash) {
        return jdbc.sql("""
                                insert into countersign.account (id, person, kind, password_hash, active, created_at)
                                values (?, ?, ?, ?, ?, ?)
                                on conflict do nothing""")
                        .params(
                                account.id(),
                                account.person(),
                                account.service() ? "service" : "person",
                                passwordHash,
                                account.active(),
                                DatabaseTime.sql(time.now()))
                        .update()
                == 1;
    }

    void activate(String id, boolean active) {
        jdbc.sql("update countersign.account set active = ? where id = ?")
                .params(active, id)
                .update();
    }

    void setPassword(String id, String hash) {
        jdbc.sql("update countersign.account set password_hash = ? where id = ?")
                .params(hash, id)
                .update();
    }
}
