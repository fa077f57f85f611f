package dev.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.PastTheGuards;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.MerkleTree;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.Proofs;
import dev.countersign.audit.tlog.Tiles;
import dev.countersign.audit.tlog.TreeHash;
import dev.countersign.change.LifecycleTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A log that is led by hand: nothing is sequenced unless a test does it. */
abstract class LogTest extends LifecycleTest {

    static final String ORIGIN = "log.example/tests";

    @Autowired
    SequenceEntries sequence;

    @Autowired
    SignCheckpoint sign;

    @Autowired
    LogRows log;

    @Autowired
    LogKeys keys;

    @Autowired
    PersonKeys personKeys;

    @Autowired
    AuditLog audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    @BeforeEach
    void begins_anew() throws IOException {
        Files.deleteIfExists(keys.beside("log.last-signed"));
        log.begin(ORIGIN);
    }

    long count(String what) {
        return jdbc.sql("select count(*) from countersign." + what)
                .query(Long.class)
                .single();
    }

    void sequenceAll() {
        while (sequence.sequence() > 0) {
            // Until nothing is pending.
        }
    }

    /** As whoever owns the database can, past every trigger. */
    void forge(String... statements) {
        jdbc.sql(PastTheGuards.block(String.join("; ", statements))).update();
    }

    /** As after a restore: what came later is gone. */
    void rollBackTo(Note note) {
        var checkpoint = Checkpoint.of(note);
        long size = checkpoint.size();
        forge(
                "delete from countersign.audit_leaf where idx >= " + size,
                "delete from countersign.audit_checkpoint where size > " + size,
                "update countersign.audit_tile set hashes = substring(hashes for " + size * TreeHash.LENGTH + ")",
                "update countersign.audit_head set size = " + size + ", noted = " + size + ", note = '" + note.written()
                        + "', root = decode('"
                        + HexFormat.of().formatHex(checkpoint.root().bytes()) + "', 'hex')");
    }

    List<byte[]> entries() {
        return log.entries(0, Integer.MAX_VALUE);
    }

    JsonNode read(byte[] entry) {
        try {
            return json.readTree(entry);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Every leaf is in the tree that the head names, and dense. */
    void verifies() {
        var head = log.head().orElseThrow();
        var entries = entries();
        assertThat(entries).hasSize((int) head.size());
        var tree = new MerkleTree(new Tiles(log));
        assertThat(tree.root(head.size())).isEqualTo(head.root());
        for (int i = 0; i < entries.size(); i++) {
            assertThat(read(entries.get(i)).path("index").asInt()).isEqualTo(i);
            assertThat(Proofs.included(
                            i,
                            TreeHash.ofLeaf(entries.get(i)),
                            head.size(),
                            head.root(),
                            tree.inclusion(i, head.size())))
                    .isTrue();
        }
    }
}
