package dev.countersign.audit.verify;

import dev.countersign.audit.tlog.NoteKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be verified.
 *
 * @param file a pack or an export
 * @param export of the log, besides a pack
 */
record Asked(Path file, @Nullable Path export, Trusted trusted) {

    private static final String WITNESS = "--witness";

    /** Nothing where it is not understood. @throws MalformedLog where a key is none */
    static Optional<Asked> of(List<String> arguments) {
        var files = new ArrayList<Path>();
        var keys = new ArrayList<NoteKey>();
        var witnesses = new ArrayList<NoteKey>();
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var argument = rest.next().strip();
            if (argument.equals(WITNESS) && !rest.hasNext()) {
                return Optional.empty();
            } else if (argument.equals(WITNESS)) {
                witnesses.add(NoteKey.of(rest.next().strip()));
            } else if (files.isEmpty() || argument.endsWith(".zip")) {
                files.add(Path.of(argument));
            } else {
                keys.add(NoteKey.of(argument));
            }
        }
        return files.isEmpty() || files.size() > 2 || keys.size() > 1
                ? Optional.empty()
                : Optional.of(new Asked(
                        files.get(0),
                        files.size() == 2 ? files.get(1) : null,
                        new Trusted(keys.isEmpty() ? null : keys.get(0), witnesses)));
    }

    List<Path> files() {
        return export == null ? List.of(file) : List.of(file, export);
    }
}
