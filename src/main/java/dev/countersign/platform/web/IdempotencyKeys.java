package dev.countersign.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Requests that were made with an Idempotency-Key, and what they were answered.
 *
 * <p>The row is written in the transaction of the act, so that either both are there or neither, whenever the process
 * dies. A second request with the key blocks on the first one's uncommitted row until that one has ended.
 */
@Component
class IdempotencyKeys {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    IdempotencyKeys(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Takes the key for this act, or gives the answer that it has led to already. MUST run in the act's transaction. */
    Optional<KeptAnswer> claim(Act act) {
        var hash = act.hash();
        for (int attempt = 0; attempt < 10; attempt++) {
            if (insert(act, hash)) {
                return Optional.empty();
            }
            var row = find(act);
            if (row.isPresent()) {
                return Optional.of(row.get().answerTo(hash));
            }
        }
        throw new IllegalStateException("An idempotency key was there and was not, ten times in a row");
    }

    /** Keeps the answer of an act that has claimed its key. */
    void keep(Act act, HeldResponse answer) {
        jdbc.sql("""
                        update countersign.idempotency_key set status = ?, headers = ?::jsonb, body = ?
                         where account = ? and key = ?""")
                .params(
                        answer.getStatus(),
                        write(KeptAnswer.headers(answer)),
                        act.secret() ? null : answer.content(),
                        act.actor().account(),
                        act.key())
                .update();
    }

    /** Forgets keys that are older than this, a batch at a time; answers how many. */
    int forget(Duration age) {
        return jdbc.sql("""
                        delete from countersign.idempotency_key where (account, key) in (
                            select account, key from countersign.idempotency_key
                             where created_at < clock_timestamp() - make_interval(secs => ?)
                             limit 5000 for update skip locked)""").param(age.toSeconds()).update();
    }

    private boolean insert(Act act, byte[] hash) {
        return jdbc.sql("""
                                insert into countersign.idempotency_key (account, key, request_hash, created_at)
                                values (?, ?, ?, clock_timestamp()) on conflict do nothing""").params(act.actor().account(), act.key(), hash).update() == 1;
    }

    private Optional<Row> find(Act act) {
        return jdbc.sql("select * from countersign.idempotency_key where account = ? and key = ?")
                .params(act.actor().account(), act.key())
                .query((row, n) -> row(row))
                .optional();
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getBytes("request_hash"),
                new KeptAnswer(
                        row.getInt("status"),
                        read(row.getString("headers")),
                        row.getBytes("body"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()));
    }

    private String write(Map<String, String> headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> read(@Nullable String headers) {
        try {
            return headers == null ? Map.of() : json.readValue(headers, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(byte[] hash, KeptAnswer answer) {

        KeptAnswer answerTo(byte[] requestHash) {
            if (!MessageDigest.isEqual(hash, requestHash)) {
                throw new Refused(Refusal.unprocessable(
                        "idempotency_key_reused",
                        "This Idempotency-Key came with another request before.",
                        "Send a new key with a new request; send the same key only to repeat the same request."));
            }
            return answer;
        }
    }
}
