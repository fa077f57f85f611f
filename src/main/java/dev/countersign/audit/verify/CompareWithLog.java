package dev.countersign.audit.verify;

import dev.countersign.audit.tlog.EntryBundle;
import dev.countersign.audit.tlog.GrowingTiles;
import dev.countersign.audit.tlog.Tiles;
import dev.countersign.audit.tlog.TreeHash;

/**
 * A pack held against an export of the log: only the whole log shows that there is no entry about the subject besides those in
 * the pack.
 */
final class CompareWithLog {

    private final Members export;
    private final VerifyPack.Report pack;
    private final GrowingTiles grown = new GrowingTiles((level, n) -> new byte[0], 0);
    private int within;
    private int after;

    private CompareWithLog(Members export, VerifyPack.Report pack) {
        this.export = export;
        this.pack = pack;
    }

    /**
     * @param log of the export, which was verified before
     * @return how many entries there are about the subject after those of the pack
     */
    static int compare(Members export, VerifyLog.Report log, VerifyPack.Report pack, Flaws flaws) {
        return new CompareWithLog(export, pack).compare(log, flaws);
    }

    private int compare(VerifyLog.Report log, Flaws flaws) {
        var whole = log.checkpoint();
        var packed = pack.checkpoint();
        if (whole == null || packed == null) {
            return 0;
        }
        if (!whole.origin().equals(packed.origin()) || whole.size() < packed.size()) {
            flaws.add("log", "is another than the pack's, or was exported before it was made");
            return 0;
        }
        read(whole.size(), packed.size());
        if (!grown.root().equals(packed.root())) {
            flaws.add(LogExport.CHECKPOINT, "is of a log that the export does not begin with: one of them is a fork");
        } else if (within != pack.entries()) {
            flaws.add(
                    PackManifest.NAME,
                    "has " + pack.entries() + " entries about " + pack.subject() + ", and the log has " + within
                            + " of that time: some are missing");
        }
        return after;
    }

    private void read(long size, long packed) {
        for (long n = 0; Tiles.width(0, n, size) > 0; n++) {
            long index = n * Tiles.WIDTH;
            for (var entry : EntryBundle.read(export.read(LogExport.bundle(n, size)))) {
                if (index < packed) {
                    grown.add(TreeHash.ofLeaf(entry));
                }
                var subject = StrictJson.object(entry).path("subject").asText();
                if (subject.equals(pack.subject())) {
                    if (index < packed) {
                        within++;
                    } else {
                        after++;
                    }
                }
                index++;
            }
        }
    }
}
