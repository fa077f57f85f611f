package dev.countersign.directory;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whom somebody who tries Countersign may be: the people's accounts that still have the demo password. MUST NOT name
 * anybody outside of the demo profile: strangers may ask.
 */
@Component
public final class ListDemoAccounts {

    /** @param teams names of the teams that the person belongs to */
    public record DemoAccount(String account, String name, List<String> teams) {}

    private record Row(String account, String name, String hash, String teams) {}

    private final Passwords passwords;
    private final JdbcClient jdbc;

    ListDemoAccounts(Passwords passwords, JdbcClient jdbc) {
        this.passwords = passwords;
        this.jdbc = jdbc;
    }

    public List<DemoAccount> all() {
        if (!passwords.inUse()) {
            return List.of();
        }
        return jdbc.sql("""
                        select a.id as account, p.name, a.password_hash as hash,
                               coalesce(string_agg(t.name, ', ' order by t.name), '') as teams
                          from countersign.account a
                          join countersign.person p on p.id = a.person and p.active
                          left join countersign.membership m
                            on m.person = p.id and m.since <= now() and (m.until is null or m.until > now())
                          left join countersign.team t on t.id = m.team and t.active
                         where a.active and a.kind = 'person' and a.password_hash is not null
                         group by a.id, p.name, a.created_at order by a.created_at, a.id limit 50""").query(Row.class).list().stream()
                .filter(row -> passwords.isDemo(row.hash()))
                .map(row -> new DemoAccount(
                        row.account(),
                        row.name(),
                        row.teams().isEmpty() ? List.of() : List.of(row.teams().split(", "))))
                .toList();
    }
}
