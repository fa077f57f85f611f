package dev.countersign.audit.tlog;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A text signed by one or more keys (C2SP signed-note). Nothing may be believed of the text before a signature of a key that
 * one trusts was verified.
 *
 * @param text with its last newline
 */
public record Note(String text, List<Line> lines) {

    /** A line of signature. @param signature behind the four bytes of the key's id */
    public record Line(String name, byte[] id, byte[] signature) {

        public boolean of(NoteKey key) {
            return name.equals(key.name()) && Arrays.equals(id, key.id());
        }

        public String written() {
            var bytes = ByteBuffer.allocate(4 + signature.length).put(id).put(signature);
            return "— " + name + " " + Base64.getEncoder().encodeToString(bytes.array()) + "\n";
        }
    }

    private static final int MOST_SIGNATURES = 64;
    private static final int TIMESTAMP = 8;

    public Note {
        lines = List.copyOf(lines);
    }

    /** @throws MalformedLog where it is none */
    public static Note parse(byte[] bytes) {
        return parse(utf8(bytes));
    }

    /** @throws MalformedLog where it is none */
    public static Note parse(String note) {
        if (note.chars().anyMatch(character -> character < 0x20 && character != '\n')) {
            throw new MalformedLog("A note has no control characters");
        }
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n") || end + 2 == note.length()) {
            throw new MalformedLog("A note is a text, an empty line, and signatures");
        }
        var lines = new ArrayList<Line>();
        for (var line : note.substring(end + 2, note.length() - 1).split("\n", -1)) {
            lines.add(line(line));
        }
        if (lines.size() > MOST_SIGNATURES) {
            throw new MalformedLog("A note with " + lines.size() + " signatures");
        }
        return new Note(note.substring(0, end + 1), lines);
    }

    private static Line line(String line) {
        var parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[0].equals("—") || parts[1].isEmpty()) {
            throw new MalformedLog("No signature: " + line);
        }
        var bytes = Lines.base64(parts[2]);
        if (bytes.length < 5) {
            throw new MalformedLog("A signature that is too short: " + line);
        }
        return new Line(parts[1], Arrays.copyOf(bytes, 4), Arrays.copyOfRange(bytes, 4, bytes.length));
    }

    private static String utf8(byte[] bytes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new MalformedLog("A note is UTF-8");
        }
    }

    /**
     * Whether the key has signed it. A signature of the key that is wrong makes the whole note worth nothing.
     *
     * @throws MalformedLog where there is such a one
     */
    public boolean signedBy(NoteKey key) {
        return signature(key).isPresent();
    }

    /** When the witness says that it has seen it, in seconds since 1970. @throws MalformedLog as above */
    public Optional<Long> witnessedBy(NoteKey witness) {
        return signature(witness).map(line -> ByteBuffer.wrap(line.signature()).getLong());
    }

    private Optional<Line> signature(NoteKey key) {
        var own = lines.stream().filter(line -> line.of(key)).toList();
        if (own.stream().anyMatch(line -> !verifies(key, line))) {
            throw new MalformedLog("A signature of " + key.name() + " is wrong");
        }
        return own.stream().findFirst();
    }

    private boolean verifies(NoteKey key, Line line) {
        if (key.type() == NoteKey.LOG) {
            return key.verifies(text.getBytes(StandardCharsets.UTF_8), line.signature());
        }
        if (line.signature().length <= TIMESTAMP) {
            return false;
        }
        long at = ByteBuffer.wrap(line.signature()).getLong();
        return at >= 0
                && key.verifies(
                        cosigned(text, at), Arrays.copyOfRange(line.signature(), TIMESTAMP, line.signature().length));
    }

    /** What a witness signs. */
    static byte[] cosigned(String text, long at) {
        return ("cosignature/v1\ntime " + at + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    public Note with(Line line) {
        var more = new ArrayList<>(lines);
        more.add(line);
        return new Note(text, more);
    }

    /** The same without the signatures of others. */
    public Note only(NoteKey key) {
        return new Note(text, lines.stream().filter(line -> line.of(key)).toList());
    }

    /** As it is published. */
    public String written() {
        var all = new StringBuilder(text).append('\n');
        lines.forEach(line -> all.append(line.written()));
        return all.toString();
    }
}
