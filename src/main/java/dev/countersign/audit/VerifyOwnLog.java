package dev.countersign.audit;

import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.audit.tlog.MerkleTree;
import dev.countersign.audit.tlog.Tiles;
import dev.countersign.audit.tlog.TreeHash;
import dev.countersign.audit.verify.Flaw;
import dev.countersign.audit.verify.VerifyExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Verifies the log in the database as an auditor would its export, and what has come to it since it was signed last. */
@Component
public final class VerifyOwnLog {

    private final LogRows log;
    private final LogKeys keys;
    private final WriteLogExport writeLogExport;

    VerifyOwnLog(LogRows log, LogKeys keys, WriteLogExport writeLogExport) {
        this.log = log;
        this.keys = keys;
        this.writeLogExport = writeLogExport;
    }

    /** What is not as it has to be; nothing of a log that has not begun. */
    public List<Flaw> verify() {
        var flaws = new ArrayList<Flaw>();
        log.head().ifPresent(head -> {
            size(head, flaws);
            try {
                root(head, flaws);
                unsigned(head, flaws);
                signed(head, flaws);
            } catch (MalformedLog e) {
                flaws.add(new Flaw("log", String.valueOf(e.getMessage())));
            }
        });
        return flaws;
    }

    private void size(LogRows.Head head, List<Flaw> flaws) {
        long leaves = log.leaves();
        if (leaves != head.size()) {
            flaws.add(new Flaw("head", "is of " + head.size() + " entries, and there are " + leaves));
        }
    }

    private void root(LogRows.Head head, List<Flaw> flaws) {
        if (!new MerkleTree(new Tiles(log)).root(head.size()).equals(head.root())) {
            flaws.add(new Flaw("head", "has another root than the tiles give"));
        }
    }

    private void unsigned(LogRows.Head head, List<Flaw> flaws) {
        for (long n = head.noted() / Tiles.WIDTH; Tiles.width(0, n, head.size()) > 0; n++) {
            long first = n * Tiles.WIDTH;
            var hashes = log.tile(0, n);
            var entries = log.entries(first, Tiles.width(0, n, head.size()));
            for (int i = 0; i < entries.size(); i++) {
                boolean there = hashes.length >= (i + 1) * TreeHash.LENGTH;
                if (first + i >= head.noted()
                        && !(there && TreeHash.at(hashes, i).equals(TreeHash.ofLeaf(entries.get(i))))) {
                    flaws.add(new Flaw("entry " + (first + i), "is not the one that was logged: its hash is another"));
                }
            }
        }
    }

    private void signed(LogRows.Head head, List<Flaw> flaws) {
        if (head.note() == null) {
            return;
        }
        try {
            var file = Files.createTempFile("countersign-log", ".zip");
            try {
                try (var out = Files.newOutputStream(file)) {
                    writeLogExport.write(out);
                }
                flaws.addAll(VerifyExport.flaws(file, keys.signer(head.origin()).key()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
