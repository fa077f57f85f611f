package dev.countersign.audit.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * That an entry is in a log, to be checked without asking the log (C2SP tlog-proof).
 *
 * @param index of the entry, from 0
 * @param path from the leaf's sibling up to the root's child
 * @param checkpoint as the log has signed it, and those who watch it
 */
public record LogProof(long index, List<TreeHash> path, Note checkpoint) {

    private static final String HEAD = "c2sp.org/tlog-proof@v1";

    public LogProof {
        path = List.copyOf(path);
    }

    /** Extra data is not believed, so it is passed over. @throws MalformedLog where it is none */
    public static LogProof parse(String proof) {
        int end = proof.indexOf("\n\n");
        var lines = end < 0
                ? List.<String>of()
                : new ArrayList<>(List.of(proof.substring(0, end).split("\n", -1)));
        if (lines.isEmpty() || !lines.remove(0).equals(HEAD)) {
            throw new MalformedLog("A proof begins with " + HEAD);
        }
        if (!lines.isEmpty() && lines.get(0).startsWith("extra ")) {
            Lines.base64(lines.remove(0).substring("extra ".length()));
        }
        if (lines.isEmpty() || !lines.get(0).startsWith("index ")) {
            throw new MalformedLog("A proof names the index of its entry");
        }
        long index = Lines.number(lines.remove(0).substring("index ".length()));
        return new LogProof(
                index, lines.stream().map(TreeHash::ofBase64).toList(), Note.parse(proof.substring(end + 2)));
    }

    /** Whether it proves this entry, in the tree of a checkpoint of this log. */
    public boolean proves(byte[] entry, NoteKey log) {
        var claimed = Checkpoint.of(checkpoint);
        return checkpoint.signedBy(log)
                && claimed.origin().equals(log.name())
                && Proofs.included(index, TreeHash.ofLeaf(entry), claimed.size(), claimed.root(), path);
    }

    public String written() {
        var all = new StringBuilder(HEAD + "\nindex " + index + "\n");
        path.forEach(hash -> all.append(hash.base64()).append('\n'));
        return all.append('\n').append(checkpoint.written()).toString();
    }
}
