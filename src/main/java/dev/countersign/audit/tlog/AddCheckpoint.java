package dev.countersign.audit.tlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a witness is asked (C2SP tlog-witness).
 *
 * @param old size of the tree that it has co-signed last
 * @param proof that the tree of the checkpoint begins with it (RFC 6962, section 2.1.2)
 */
public record AddCheckpoint(long old, List<TreeHash> proof, Note checkpoint) {

    private static final String OLD = "old ";
    private static final int LONGEST_PROOF = 63;

    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /** @throws MalformedLog where it is not written as one */
    public static AddCheckpoint parse(byte[] body) {
        var head = new String(body, StandardCharsets.ISO_8859_1);
        int end = head.indexOf("\n\n");
        var lines = end < 0
                ? List.<String>of()
                : new ArrayList<>(List.of(head.substring(0, end).split("\n", -1)));
        if (lines.isEmpty() || !lines.get(0).startsWith(OLD)) {
            throw new MalformedLog("A request begins with the old size");
        }
        if (lines.size() > 1 + LONGEST_PROOF) {
            throw new MalformedLog("A proof of more than " + LONGEST_PROOF + " hashes");
        }
        long old = Lines.number(lines.remove(0).substring(OLD.length()));
        var note = Arrays.copyOfRange(body, end + 2, body.length);
        return new AddCheckpoint(old, lines.stream().map(TreeHash::ofBase64).toList(), Note.parse(note));
    }

    public String written() {
        var all = new StringBuilder(OLD + old + "\n");
        proof.forEach(hash -> all.append(hash.base64()).append('\n'));
        return all.append('\n').append(checkpoint.written()).toString();
    }
}
