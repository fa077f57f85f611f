package dev.countersign.directory;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What signs in, looked up anew at each request in one statement: whoever was disabled is out at once. */
@Component
public final class Credentials {

    private static final String COLUMNS = """
            select a.id as account, a.person, a.kind = 'service' as service, a.active as account_active,
                   p.active as person_active,
            """;

    private static final String STILL_HOLDING = """
            select proof.kind, proof.key from (
                select 'SESSION' as kind, encode(s.secret_hash, 'hex') as key, s.account
                  from countersign.browser_session s
                 where s.secret_hash = any (select decode(hex, 'hex') from unnest(:sessions::text[]) hex)
                   and s.ended_at is null and s.expires_at > clock_timestamp()
                union all
                select 'TOKEN', encode(t.token_hash, 'hex'), t.account from countersign.api_token t
                 where t.token_hash = any (select decode(hex, 'hex') from unnest(:tokens::text[]) hex)
                   and t.revoked_at is null and (t.expires_at is null or t.expires_at > clock_timestamp())
                union all
                select 'ACCOUNT', a.id, a.id from countersign.account a where a.id = any (:accounts)) proof
              join countersign.account a on a.id = proof.account and a.active
              join countersign.person p on p.id = a.person and p.active""";

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

    /** Those by which somebody would still be let in. One statement for all, to be asked again and again. */
    public Set<SignedInBy> stillHolding(Collection<SignedInBy> by) {
        return jdbc
                .sql(STILL_HOLDING)
                .param("sessions", keys(by, SignedInBy.Kind.SESSION))
                .param("tokens", keys(by, SignedInBy.Kind.TOKEN))
                .param("accounts", keys(by, SignedInBy.Kind.ACCOUNT))
                .query((row, n) -> new SignedInBy(SignedInBy.Kind.valueOf(row.getString("kind")), row.getString("key")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String[] keys(Collection<SignedInBy> by, SignedInBy.Kind kind) {
        return by.stream()
                .filter(one -> one.kind() == kind)
                .map(SignedInBy::key)
                .distinct()
                .toArray(String[]::new);
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
