package dev.countersign.directory;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What signs in, looked up anew at each request in one statement: whoever was disabled is out at once. */
@Component
public final class Credentials {

    private static final String COLUMNS = """
            select a.id as account, a.person, a.kind = 'service' as service, a.active as account_active,
                   p.active as person_active,
            """;

    private final JdbcClient jdbc;

    Credentials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Credential> ofToken(String secret) {
        return jdbc.sql(COLUMNS + """
                        null as password_hash, t.revoked_at is not null as revoked,
                               coalesce(t.expires_at <= clock_timestamp(), false) as expired,
                               null as started_by
                          from countersign.api_token t
                          join countersign.account a on a.id = t.account
                          join countersign.person p on p.id = a.person
                         where t.token_hash = ?""")
                .param(TokenSecret.hash(secret))
                .query(Credential.class)
                .optional();
    }

    /** Of a session that is neither over nor ended. */
    public Optional<Credential> ofSession(String secret) {
        return jdbc.sql(COLUMNS + """
                        null as password_hash, false as revoked, false as expired, s.method as started_by
                          from countersign.browser_session s
                          join countersign.account a on a.id = s.account
                          join countersign.person p on p.id = a.person
                         where s.secret_hash = ? and s.ended_at is null and s.expires_at > clock_timestamp()""")
                .param(TokenSecret.hash(secret))
                .query(Credential.class)
                .optional();
    }

    public Optional<Credential> ofAccount(String id) {
        if (!Ident.isOne(id)) {
            return Optional.empty();
        }
        return jdbc.sql(COLUMNS + """
                        a.password_hash, false as revoked, false as expired, null as started_by
                          from countersign.account a
                          join countersign.person p on p.id = a.person
                         where a.id = ?""").param(id).query(Credential.class).optional();
    }
}
