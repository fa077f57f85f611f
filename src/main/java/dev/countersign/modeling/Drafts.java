package dev.countersign.modeling;

import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Digest;
import dev.countersign.platform.Ids;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts, open and closed. */
@Component
public class Drafts {

    private static final String SELECT = """
            select id, name, origin, base, digest, version, authors, created_by, created_at, saved_by, saved_at,
                locked_by, locked_until, closed_as
            from countersign.model_draft\s""";

    private final JdbcClient jdbc;

    Drafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are worked on, newest first. */
    List<Draft> open() {
        return jdbc.sql(SELECT + "where closed_at is null order by id desc limit 500")
                .query(Drafts::draft)
                .list();
    }

    /** @throws Refused 404 where there is no such draft */
    public Draft get(String id) {
        return find(id, "").orElseThrow(() -> new Refused(Refusal.notFound("draft", id)));
    }

    /** The same, held until the end of the transaction. */
    public Draft lock(String id) {
        return find(id, " for no key update").orElseThrow(() -> new Refused(Refusal.notFound("draft", id)));
    }

    private Optional<Draft> find(String id, String how) {
        return jdbc.sql(SELECT + "where id = ?" + how)
                .param(id)
                .query(Drafts::draft)
                .optional();
    }

    public byte[] content(Draft draft) {
        return jdbc.sql("select content from countersign.model_draft where id = ?")
                .param(draft.id())
                .query(byte[].class)
                .single();
    }

    /** Whether these bytes were offered before, even if nobody took them up. */
    boolean offered(ModelName name, String digest) {
        return jdbc.sql("select exists (select from countersign.model_draft"
                        + " where name = ? and origin = 'upgrade' and digest = ?)")
                .params(name.file(), digest)
                .query(Boolean.class)
                .single();
    }

    public String insert(
            ModelName name,
            String origin,
            @Nullable Integer base,
            byte[] content,
            Set<String> authors,
            String account,
            Instant at) {
        var id = Ids.next(Ids.DRAFT);
        jdbc.sql("""
                        insert into countersign.model_draft
                            (id, name, origin, base, content, digest, authors, created_by, created_at, saved_by, saved_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        name.file(),
                        origin,
                        base,
                        content,
                        Digest.of(content).value(),
                        authors.toArray(String[]::new),
                        account,
                        DatabaseTime.sql(at),
                        account,
                        DatabaseTime.sql(at))
                .update();
        return id;
    }

    void save(String id, byte[] content, String account, String person, Instant at) {
        jdbc.sql("""
                        update countersign.model_draft
                        set content = :content, digest = :digest, version = version + 1, saved_by = :account, saved_at = :at,
                            authors = case when :person = any (authors) then authors else authors || :person end
                        where id = :id""")
                .param("id", id)
                .param("content", content)
                .param("digest", Digest.of(content).value())
                .param("account", account)
                .param("person", person)
                .param("at", DatabaseTime.sql(at))
                .update();
    }

    void keepFor(String id, @Nullable String account, @Nullable Instant until) {
        jdbc.sql("update countersign.model_draft set locked_by = ?, locked_until = ? where id = ?")
                .params(account, until == null ? null : DatabaseTime.sql(until), id)
                .update();
    }

    /** @param as one of the words of {@link Draft} */
    public void close(String id, String as, Instant at) {
        jdbc.sql(
                        "update countersign.model_draft set closed_as = ?, closed_at = ?, locked_by = null, locked_until = null"
                                + " where id = ?")
                .params(as, DatabaseTime.sql(at), id)
                .update();
    }

    private static Draft draft(ResultSet row, int n) throws SQLException {
        var until = row.getTimestamp("locked_until");
        return new Draft(
                row.getString("id"),
                new ModelName(row.getString("name")),
                row.getString("origin"),
                row.getObject("base", Integer.class),
                row.getString("digest"),
                row.getLong("version"),
                Set.of((String[]) row.getArray("authors").getArray()),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("saved_by"),
                row.getTimestamp("saved_at").toInstant(),
                row.getString("locked_by"),
                until == null ? null : until.toInstant(),
                row.getString("closed_as"));
    }
}
