package dev.countersign.directory;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Digest;
import dev.countersign.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signed-in browsers: a row each, found by the hash of the cookie's secret and looked up at each request, so that a
 * session survives a restart, holds on every node, and ends at once with its account.
 */
@Component
public class BrowserSessions {

    /** From the sign-in, whatever is done in it: a working day. */
    public static final Duration LIFE = Duration.ofHours(12);

    private final JdbcClient jdbc;
    private final DatabaseTime time;
    private final AuditLog audit;

    BrowserSessions(JdbcClient jdbc, DatabaseTime time, AuditLog audit) {
        this.jdbc = jdbc;
        this.time = time;
        this.audit = audit;
    }

    /** @return the secret for the cookie */
    @Transactional
    public String start(Actor actor) {
        var secret = TokenSecret.next();
        var now = time.now();
        var id = Ids.next(Ids.BROWSER_SESSION);
        jdbc.sql("""
                        insert into countersign.browser_session (id, account, method, secret_hash, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        actor.account(),
                        actor.method(),
                        TokenSecret.hash(secret),
                        DatabaseTime.sql(now),
                        DatabaseTime.sql(now.plus(LIFE)))
                .update();
        audit.record(Facts.ofAccount("signed_in", actor.account(), Map.of("session", id)), actor);
        return secret;
    }

    /** Until when it holds, whatever happens. */
    public Instant expiry(String secret) {
        return jdbc.sql("select expires_at from countersign.browser_session where secret_hash = ?")
                .param(TokenSecret.hash(secret))
                .query((row, n) ->
                        row.getObject(1, java.time.OffsetDateTime.class).toInstant())
                .single();
    }

    @Transactional
    public void end(String secret, Actor actor) {
        jdbc.sql("""
                        update countersign.browser_session set ended_at = ?
                        where secret_hash = ? and ended_at is null returning id""")
                .params(DatabaseTime.sql(time.now()), TokenSecret.hash(secret))
                .query(String.class)
                .optional()
                .ifPresent(id ->
                        audit.record(Facts.ofAccount("signed_out", actor.account(), Map.of("session", id)), actor));
    }

    /** Whoever signed in by what holds no more has to sign in again. */
    void endAllOf(String account) {
        jdbc.sql("update countersign.browser_session set ended_at = ? where account = ? and ended_at is null")
                .params(DatabaseTime.sql(time.now()), account)
                .update();
    }

    /**
     * What a page of ours sends back with everything that alters something, and another site cannot know. It follows
     * from the secret, so that it needs no place of its own.
     */
    public static String antiForgery(String secret) {
        var hash = Digest.sha256(("anti-forgery " + secret).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
