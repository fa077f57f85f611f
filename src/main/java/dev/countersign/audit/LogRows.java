package dev.countersign.audit;

import dev.countersign.audit.tlog.GrowingTiles.Position;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.Tiles;
import dev.countersign.audit.tlog.TreeHash;
import dev.countersign.platform.DatabaseTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the log: its head, its leaves and its tiles. */
@Component
final class LogRows implements Tiles.Store {

    /** @param note the checkpoint signed last, of {@code noted} leaves */
    record Head(
            String origin,
            long size,
            TreeHash root,
            @Nullable String note,
            long noted) {}

    /** A leaf and what is sealed beside it. @param subject as it goes in the open */
    record Leaf(long index, AuditEntry entry, String subject, int n, byte[] bytes, byte[] sealed) {}

    private static final String HEAD = "select origin, size, root, note, noted from countersign.audit_head ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    LogRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void begin(String origin) {
        jdbc.sql("insert into countersign.audit_head (origin, root) values (?, ?) on conflict do nothing")
                .params(origin, TreeHash.EMPTY.bytes())
                .update();
    }

    Optional<Head> head() {
        return head("");
    }

    /** Nothing where another is at work. */
    Optional<Head> holdHead() {
        return head("for update skip locked");
    }

    private Optional<Head> head(String how) {
        return jdbc.sql(HEAD + how)
                .query((row, n) -> new Head(
                        row.getString("origin"),
                        row.getLong("size"),
                        TreeHash.of(row.getBytes("root")),
                        row.getString("note"),
                        row.getLong("noted")))
                .optional();
    }

    void grow(long size, TreeHash root) {
        jdbc.sql("update countersign.audit_head set size = ?, root = ?")
                .params(size, root.bytes())
                .update();
    }

    void noted(Note note, long size, Instant now) {
        jdbc.sql("update countersign.audit_head set note = ?, noted = ?, noted_at = ?")
                .params(note.written(), size, DatabaseTime.sql(now))
                .update();
        jdbc.sql(
                        "insert into countersign.audit_checkpoint (size, note, signed_at) values (?, ?, ?) on conflict do nothing")
                .params(size, note.written(), DatabaseTime.sql(now))
                .update();
    }

    /** @return whether it is so now; it is not where it got a line from another in the meantime */
    boolean cosigned(Note before, Note after, long size) {
        int altered = jdbc.sql("update countersign.audit_checkpoint set note = ? where size = ? and note = ?")
                .params(after.written(), size, before.written())
                .update();
        jdbc.sql("update countersign.audit_head set note = ? where noted = ? and note = ?")
                .params(after.written(), size, before.written())
                .update();
        return altered > 0;
    }

    /** The newest first, of those signed since. */
    List<Note> checkpoints(Instant since, int most) {
        return jdbc.sql("select note from countersign.audit_checkpoint where signed_at >= ? order by size desc limit ?")
                .params(DatabaseTime.sql(since), most)
                .query((row, n) -> Note.parse(row.getString("note")))
                .list();
    }

    /** How many entries there are about each, where there are any. */
    Map<String, Integer> counts(Set<String> subjects) {
        var counts = new HashMap<String, Integer>();
        jdbc.sql("""
                        select subject, max(n) as n from countersign.audit_leaf where subject = any (?) group by subject""").param(subjects.toArray(String[]::new)).query(row -> {
            counts.put(row.getString("subject"), row.getInt("n"));
        });
        return counts;
    }

    void add(List<Leaf> leaves) {
        batches.batchUpdate(
                "insert into countersign.audit_leaf (idx, id, at, kind, subject, n, entry) values (?, ?, ?, ?, ?, ?, ?)",
                leaves,
                leaves.size(),
                (row, leaf) -> {
                    row.setLong(1, leaf.index());
                    row.setString(2, leaf.entry().id());
                    row.setObject(3, DatabaseTime.sql(leaf.entry().at()));
                    row.setString(4, leaf.entry().kind());
                    row.setString(5, leaf.subject());
                    row.setInt(6, leaf.n());
                    row.setBytes(7, leaf.bytes());
                });
        batches.batchUpdate(
                "insert into countersign.audit_sealed (id, person, sealed) values (?, ?, ?)",
                leaves,
                leaves.size(),
                (row, leaf) -> {
                    row.setString(1, leaf.entry().id());
                    row.setString(2, leaf.entry().person());
                    row.setBytes(3, leaf.sealed());
                });
    }

    void put(Map<Position, byte[]> tiles) {
        batches.batchUpdate("""
                insert into countersign.audit_tile (level, n, hashes) values (?, ?, ?)
                on conflict (level, n) do update set hashes = excluded.hashes""", tiles.entrySet(), tiles.size(), (row, tile) -> {
            row.setInt(1, tile.getKey().level());
            row.setLong(2, tile.getKey().n());
            row.setBytes(3, tile.getValue());
        });
    }

    /** What is there of it; nothing of a tile that is not. */
    @Override
    public byte[] tile(int level, long n) {
        return jdbc.sql("select hashes from countersign.audit_tile where level = ? and n = ?")
                .params(level, n)
                .query((row, i) -> row.getBytes(1))
                .optional()
                .orElse(new byte[0]);
    }

    /** The leaves from an index on, in order. */
    List<byte[]> entries(long from, int most) {
        return jdbc.sql("select entry from countersign.audit_leaf where idx >= ? and idx < ? order by idx")
                .params(from, from + most)
                .query((row, n) -> row.getBytes(1))
                .list();
    }

    /** A leaf about a subject, with what is sealed beside it. */
    record Kept(
            long index,
            int n,
            String id,
            byte[] leaf,
            @Nullable String person,
            byte @Nullable [] sealed) {}

    /** All leaves about a subject, by their n. */
    List<Kept> about(String subject) {
        return jdbc.sql("""
                        select l.idx, l.n, l.id, l.entry, s.person, s.sealed from countersign.audit_leaf l
                        left join countersign.audit_sealed s on s.id = l.id where l.subject = ? order by l.n""")
                .param(subject)
                .query((row, n) -> new Kept(
                        row.getLong("idx"),
                        row.getInt("n"),
                        row.getString("id"),
                        row.getBytes("entry"),
                        row.getString("person"),
                        row.getBytes("sealed")))
                .list();
    }

    /** The first checkpoint that was signed over the leaf at this index. */
    Optional<Note> firstCheckpointOver(long index) {
        return jdbc.sql("select note from countersign.audit_checkpoint where size > ? order by size limit 1")
                .param(index)
                .query((row, n) -> Note.parse(row.getString("note")))
                .optional();
    }

    long leaves() {
        return jdbc.sql("select count(*) from countersign.audit_leaf")
                .query(Long.class)
                .single();
    }

    Optional<Long> index(String entryId) {
        return jdbc.sql("select idx from countersign.audit_leaf where id = ?")
                .param(entryId)
                .query(Long.class)
                .optional();
    }
}
