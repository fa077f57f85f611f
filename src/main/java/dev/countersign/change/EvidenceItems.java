package dev.countersign.change;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Digest;
import dev.countersign.platform.HeldReads;
import dev.countersign.platform.Ids;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Evidence of all changes. What was attached stays; removal only marks it. */
@Component
public final class EvidenceItems {

    /** A file's bytes with their media type. */
    public record Content(String mediaType, String title, byte[] bytes) {}

    private final JdbcClient jdbc;
    private final HeldReads reads;
    private final DatabaseTime time;

    EvidenceItems(JdbcClient jdbc, DatabaseTime time, HeldReads reads) {
        this.reads = reads;
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Attached and not removed, oldest first. */
    public List<Evidence> of(String changeId) {
        return reads.read(EvidenceItems.class, changeId, "all", () -> query(changeId));
    }

    private List<Evidence> query(String changeId) {
        return jdbc.sql("""
                        select id, kind, title, url, digest, media_type, octet_length(content) as bytes, execution, account,
                            added_at
                        from countersign.evidence where change_id = ? and removed_at is null order by id""")
                .param(changeId)
                .query((row, n) -> new Evidence(
                        row.getString("id"),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("url"),
                        row.getString("digest"),
                        row.getString("media_type"),
                        row.getObject("bytes") == null ? null : row.getLong("bytes"),
                        row.getString("execution"),
                        row.getString("account"),
                        row.getObject("added_at", java.time.OffsetDateTime.class)
                                .toInstant()))
                .list();
    }

    /** Attaches links, to the change or, where {@code execution} is given, to its outcome. */
    public void attach(String changeId, @Nullable String execution, List<Proposal.EvidenceLink> links, String account) {
        reads.forget(EvidenceItems.class);
        for (var link : links) {
            jdbc.sql("""
                            insert into countersign.evidence (id, change_id, execution, kind, title, url, digest, account, added_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            Ids.next(Ids.EVIDENCE),
                            changeId,
                            execution,
                            link.kind(),
                            link.title(),
                            link.url(),
                            link.digest(),
                            account,
                            sql(time.now()))
                    .update();
        }
    }

    String attach(String changeId, @Nullable String execution, String kind, Content content, String account) {
        reads.forget(EvidenceItems.class);
        var id = Ids.next(Ids.EVIDENCE);
        jdbc.sql("""
                        insert into countersign.evidence (id, change_id, execution, kind, title, digest, media_type, content,
                            account, added_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        changeId,
                        execution,
                        kind,
                        content.title(),
                        Digest.of(content.bytes()).value(),
                        content.mediaType(),
                        content.bytes(),
                        account,
                        sql(time.now()))
                .update();
        return id;
    }

    void remove(List<String> ids) {
        reads.forget(EvidenceItems.class);
        jdbc.sql("update countersign.evidence set removed_at = ? where id = any (?)")
                .params(sql(time.now()), ids.toArray(String[]::new))
                .update();
    }

    Optional<Content> content(String changeId, String id) {
        return jdbc.sql("""
                        select media_type, title, content from countersign.evidence
                        where change_id = ? and id = ? and content is not null""")
                .params(changeId, id)
                .query((row, n) ->
                        new Content(row.getString("media_type"), row.getString("title"), row.getBytes("content")))
                .optional();
    }
}
