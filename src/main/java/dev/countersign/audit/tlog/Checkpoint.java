package dev.countersign.audit.tlog;

import java.util.List;

/**
 * What a log says of itself: how many leaves, and the root over them (C2SP tlog-checkpoint).
 *
 * @param extensions further lines, of which nothing is believed
 */
public record Checkpoint(String origin, long size, TreeHash root, List<String> extensions) {

    public Checkpoint {
        extensions = List.copyOf(extensions);
    }

    public Checkpoint(String origin, long size, TreeHash root) {
        this(origin, size, root, List.of());
    }

    /** @throws MalformedLog where the text of the note is none */
    public static Checkpoint of(Note note) {
        var lines = List.of(note.text().substring(0, note.text().length() - 1).split("\n", -1));
        if (lines.size() < 3 || lines.contains("")) {
            throw new MalformedLog("A checkpoint has an origin, a size and a root");
        }
        return new Checkpoint(
                lines.get(0),
                Lines.number(lines.get(1)),
                TreeHash.ofBase64(lines.get(2)),
                lines.subList(3, lines.size()));
    }

    /** As it is signed. */
    public String text() {
        var text = new StringBuilder(origin + "\n" + size + "\n" + root.base64() + "\n");
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
