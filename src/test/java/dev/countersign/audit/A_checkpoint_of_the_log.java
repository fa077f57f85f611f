package dev.countersign.audit;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.audit.SignCheckpoint.LogForked;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.MerkleTree;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.Proofs;
import dev.countersign.audit.tlog.Tiles;
import dev.countersign.audit.tlog.TreeHash;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class A_checkpoint_of_the_log extends LogTest {

    private Note signed() {
        assertThat(sign.sign()).isTrue();
        return Note.parse(log.head().orElseThrow().note());
    }

    @Test
    void is_signed_by_the_key_of_the_log_over_all_that_was_sequenced() {
        aChange().approved(api);
        sequenceAll();
        var first = signed();
        assertThat(first.signedBy(keys.signer(ORIGIN).key())).isTrue();
        var before = Checkpoint.of(first);
        assertThat(before.origin()).isEqualTo(ORIGIN);
        assertThat(before.size()).isEqualTo(entries().size());
        assertThat(sign.sign()).as("nothing new").isFalse();
        aChange().approved(api);
        sequenceAll();
        var after = Checkpoint.of(signed());
        assertThat(Proofs.consistent(
                        before.size(),
                        before.root(),
                        after.size(),
                        after.root(),
                        new MerkleTree(new Tiles(log)).consistency(before.size(), after.size())))
                .isTrue();
    }

    @Test
    void is_signed_of_an_empty_log_too() {
        assertThat(Checkpoint.of(signed()).root()).isEqualTo(TreeHash.EMPTY);
    }

    @Test
    void is_not_signed_when_the_database_was_rolled_back() {
        aChange().approved(api);
        sequenceAll();
        var note = signed();
        aChange().approved(api);
        sequenceAll();
        signed();
        rollBackTo(note);
        assertThatThrownBy(() -> sign.sign()).isInstanceOf(LogForked.class).hasMessageContaining("rolled back");
        aChange().having("title", "Another history").approved(api);
        aChange().having("title", "Yet another history").approved(api);
        sequenceAll();
        assertThatThrownBy(() -> sign.sign())
                .as("longer than what was signed, and another")
                .isInstanceOf(LogForked.class);
    }

    @Test
    void is_not_signed_for_another_log_nor_over_tiles_that_were_altered() throws IOException {
        aChange().approved(api);
        sequenceAll();
        signed();
        forge("update countersign.audit_head set origin = 'another.example', note = null, noted = 0");
        assertThatThrownBy(() -> sign.sign()).isInstanceOf(LogForked.class).hasMessageContaining(ORIGIN);
        Files.delete(keys.beside("log.last-signed"));
        forge("update countersign.audit_tile set hashes = set_byte(hashes, 3, 1 + get_byte(hashes, 3) % 255)");
        assertThatThrownBy(() -> sign.sign()).isInstanceOf(LogForked.class).hasMessageContaining("tiles");
    }

    @Test
    void is_signed_again_alike_when_the_node_died_before_it_was_published() {
        aChange().approved(api);
        sequenceAll();
        var note = signed();
        forge("update countersign.audit_head set note = null, noted = 0");
        assertThat(signed().written()).isEqualTo(note.written());
    }
}
