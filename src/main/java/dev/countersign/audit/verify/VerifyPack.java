package dev.countersign.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.NoteKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an evidence pack: that nothing in it was altered since it was made, that every entry is in the log that was signed,
 * that none before the last is missing, and that all that can be held against the entries agrees with them.
 */
final class VerifyPack {

    /**
     * @param size of the log that was signed; {@code withheld}: how many sealed fields are not opened
     * @param flaws the first at fault first
     */
    record Report(
            String subject,
            @Nullable Checkpoint checkpoint,
            @Nullable NoteKey key,
            boolean trusted,
            int entries,
            long withheld,
            String status,
            List<Flaw> flaws) {}

    private final Members pack;
    private final Trusted trusted;
    private final Flaws flaws = new Flaws();

    private VerifyPack(Members pack, Trusted trusted) {
        this.pack = pack;
        this.trusted = trusted;
    }

    /** Whether this is a pack, and no export. */
    static boolean isOne(Members zip) {
        return zip.has(PackManifest.NAME)
                || zip.names().stream().anyMatch(name -> name.startsWith(PackEntries.ENTRIES))
                || zip.has(PackReport.NAME);
    }

    static Report verify(Members pack, Trusted trusted) {
        return new VerifyPack(pack, trusted).verify();
    }

    private Report verify() {
        var manifest = PackManifest.read(pack, flaws);
        var key = flaws.read(LogExport.KEY, () -> key(pack.read(LogExport.KEY)));
        if (key != null && trusted.key() != null && !key.equals(trusted.key())) {
            flaws.add(LogExport.KEY, "is " + key + ", not the one that you gave: it is a pack of another installation");
        }
        var by = trusted.key() == null ? key : trusted.key();
        var note = flaws.read(LogExport.CHECKPOINT, () -> Note.parse(pack.read(LogExport.CHECKPOINT)));
        var checkpoint = note == null || by == null
                ? null
                : flaws.read(
                        LogExport.CHECKPOINT, () -> trusted.withoutWitnesses().checkpoint(note, by));
        if (manifest == null || note == null || by == null || checkpoint == null) {
            return new Report("", checkpoint, by, trusted.key() != null, 0, 0, "", flaws.all());
        }
        var entries = new PackEntries(pack, manifest, note, by, flaws);
        List<JsonNode> opened = entries.verify();
        if (flaws.none()) {
            new PackReport(pack, manifest, checkpoint, opened, entries.status(), flaws).verify();
        }
        return new Report(
                manifest.subject(),
                checkpoint,
                by,
                trusted.key() != null,
                manifest.entries(),
                entries.withheld(),
                entries.status(),
                flaws.all());
    }

    private static NoteKey key(byte[] bytes) {
        return NoteKey.of(new String(bytes, StandardCharsets.UTF_8).strip());
    }
}
