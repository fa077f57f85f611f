package dev.countersign.directory;

import dev.countersign.platform.DatabaseTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** API tokens, by hash; a token is revoked, never deleted. */
@Component
public final class Tokens {

    private static final String SELECT = """
            select id, account, name, created_at, created_by, expires_at, revoked_at from countersign.api_token
            """;

    private final JdbcClient jdbc;

    Tokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Token> of(String account) {
        return jdbc.sql(SELECT + "where account = ? order by id")
                .param(account)
                .query(Tokens::token)
                .list();
    }

    /** Of all accounts of the person, service accounts that they own among them. */
    public List<Token> ofPerson(String person) {
        return jdbc.sql(SELECT + "where account in (select id from countersign.account where person = ?) order by id")
                .param(person)
                .query(Tokens::token)
                .list();
    }

    /** Of everybody: those by which one can sign in at that time. */
    public List<Token> living(Instant at) {
        return jdbc.sql(SELECT
                        + "where revoked_at is null and (expires_at is null or expires_at > ?) order by account, id")
                .param(DatabaseTime.sql(at))
                .query(Tokens::token)
                .list();
    }

    Optional<Token> locked(String id) {
        return jdbc.sql(SELECT + "where id = ? for no key update")
                .param(id)
                .query(Tokens::token)
                .optional();
    }

    Optional<Token> bySecret(String secret) {
        return jdbc.sql(SELECT + "where token_hash = ?")
                .param(TokenSecret.hash(secret))
                .query(Tokens::token)
                .optional();
    }

    void add(Token token, String secret) {
        jdbc.sql("""
                        insert into countersign.api_token
                            (id, account, name, token_hash, created_at, created_by, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        token.id(),
                        token.account(),
                        token.name(),
                        TokenSecret.hash(secret),
                        DatabaseTime.sql(token.createdAt()),
                        token.createdBy(),
                        token.expiresAt() == null ? null : DatabaseTime.sql(token.expiresAt()))
                .update();
    }

    void revoke(String id, Instant at, String by) {
        jdbc.sql("update countersign.api_token set revoked_at = ?, revoked_by = ? where id = ? and revoked_at is null")
                .params(DatabaseTime.sql(at), by, id)
                .update();
    }

    private static Token token(ResultSet row, int n) throws SQLException {
        return new Token(
                row.getString("id"),
                row.getString("account"),
                row.getString("name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                instant(row, "expires_at"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
