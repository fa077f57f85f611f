package dev.countersign.modeling.release;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.modeling.ModelName;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Releases, asked for and closed. What was asked is never altered; guards in the database say what may become of it. */
@Component
public class Releases {

    private static final String SELECT = """
            select id, draft, name, origin, base, digest, summary, effective_at, instances, replay, findings, differences,
                authors, requested_by, requested_person, requested_at, needed, step_up, rules, due_at, status, version, problem,
                closed_at
            from countersign.model_release\s""";

    private final JdbcClient jdbc;
    private final ReleaseRow row;

    Releases(JdbcClient jdbc, ReleaseRow row) {
        this.jdbc = jdbc;
        this.row = row;
    }

    void insert(Release release, byte[] content) {
        jdbc.sql("""
                        insert into countersign.model_release
                            (id, draft, name, origin, base, content, digest, summary, effective_at, instances, replay, findings,
                            differences, authors, requested_by, requested_person, requested_at, needed, step_up, rules, due_at,
                            status)
                        values (:id, :draft, :name, :origin, :base, :content, :digest, :summary, :effectiveAt, :instances, :replay,
                            :findings::jsonb, :differences::jsonb, :authors, :requestedBy, :requestedPerson, :requestedAt, :needed,
                            :stepUp, :rules::jsonb, :dueAt, 'pending')""").param("content", content).params(row.values(release)).update();
    }

    public Optional<Release> find(String id) {
        return find(id, "");
    }

    /** @throws Refused 404 where there is no such release */
    public Release get(String id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /** The same, held until the end of the transaction. */
    Release lock(String id) {
        return find(id, " for no key update").orElseThrow(() -> unknown(id));
    }

    private Optional<Release> find(String id, String how) {
        return jdbc.sql(SELECT + "where id = ?" + how)
                .param(id)
                .query(row::read)
                .optional();
    }

    private static Refused unknown(String id) {
        return new Refused(Refusal.notFound("release", id));
    }

    /** The bytes that are decided on. */
    public byte[] content(Release release) {
        return jdbc.sql("select content from countersign.model_release where id = ?")
                .param(release.id())
                .query(byte[].class)
                .single();
    }

    /** The release of a draft that is not closed, if there is one. */
    Optional<Release> openOf(String draft) {
        return jdbc.sql(SELECT + "where draft = ? and closed_at is null")
                .param(draft)
                .query(row::read)
                .optional();
    }

    /** The newest first; {@code before} is the last one seen. */
    List<Release> page(@Nullable ReleaseStatus status, @Nullable ModelName name, @Nullable String before, int limit) {
        return jdbc.sql(SELECT + """
                        where (cast(:status as text) is null or status = :status) and (cast(:name as text) is null or name = :name)
                            and (cast(:before as text) is null or id < :before)
                        order by id desc limit :limit""")
                .param("status", status == null ? null : status.word())
                .param("name", name == null ? null : name.file())
                .param("before", before)
                .param("limit", limit)
                .query(row::read)
                .list();
    }

    void approve(String id) {
        jdbc.sql("update countersign.model_release set status = 'approved' where id = ?")
                .param(id)
                .update();
    }

    void release(String id, int version, Instant at) {
        close(id, ReleaseStatus.RELEASED, version, null, at);
    }

    void fail(String id, String problem, Instant at) {
        close(id, ReleaseStatus.FAILED, null, problem, at);
    }

    void close(String id, ReleaseStatus status, Instant at) {
        close(id, status, null, null, at);
    }

    private void close(
            String id, ReleaseStatus status, @Nullable Integer version, @Nullable String problem, Instant at) {
        jdbc.sql(
                        "update countersign.model_release set status = ?, version = ?, problem = ?, closed_at = ? where id = ?")
                .params(status.word(), version, problem, sql(at), id)
                .update();
    }
}
