package dev.countersign.audit.verify;

import dev.countersign.audit.tlog.NoteKey;
import java.nio.file.Path;
import java.util.List;

/** Verifies an export for whoever runs inside the application; others call the command. */
public final class VerifyExport {

    private VerifyExport() {}

    /** What is wrong with it, where its checkpoint has to be signed by this key. */
    public static List<Flaw> flaws(Path file, NoteKey key) {
        try (var export = new Members(file)) {
            return VerifyLog.verify(export, new Trusted(key, List.of())).flaws();
        }
    }
}
