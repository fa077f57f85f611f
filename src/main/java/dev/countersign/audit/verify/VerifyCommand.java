package dev.countersign.audit.verify;

import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.audit.tlog.NoteKey;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code java -jar countersign.jar verify EXPORT [KEY]}: ends with 0 where all is right, 1 where it is not, 2 where it was not asked rightly. */
public final class VerifyCommand {

    public static final String NAME = "verify";

    private static final int RIGHT = 0;
    private static final int WRONG = 1;
    private static final int NOT_ASKED = 2;

    private VerifyCommand() {}

    public static int run(List<String> arguments, PrintStream out) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            out.println(
                    "verify EXPORT [KEY]: verifies an export of the log. KEY is what /tlog/key said when you trusted it.");
            return NOT_ASKED;
        }
        var file = Path.of(arguments.get(0));
        if (!Files.isReadable(file)) {
            out.println("There is no file " + file + " that can be read.");
            return NOT_ASKED;
        }
        try (var export = new LogExport(file)) {
            return tell(VerifyLog.verify(export, key(arguments)), out);
        } catch (MalformedLog e) {
            out.println("NOT VERIFIED");
            out.println("  " + e.getMessage());
            return WRONG;
        }
    }

    private static @Nullable NoteKey key(List<String> arguments) {
        return arguments.size() == 2 ? NoteKey.of(arguments.get(1).strip()) : null;
    }

    private static int tell(VerifyLog.Report report, PrintStream out) {
        var checkpoint = report.checkpoint();
        if (!report.flaws().isEmpty() || checkpoint == null) {
            out.println("NOT VERIFIED");
            report.flaws().forEach(flaw -> out.println("  " + flaw));
            return WRONG;
        }
        out.println("VERIFIED");
        out.println("  log      " + checkpoint.origin());
        out.println("  entries  " + checkpoint.size() + ", about " + report.changes() + " changes and "
                + report.sessions() + " emergency sessions: none altered, missing or out of place; the laws were kept");
        out.println("  root     " + checkpoint.root());
        out.println("  key      " + report.key());
        if (!report.trusted()) {
            out.println("  The key came with the export: compare it with one that you had before.");
        }
        return RIGHT;
    }
}
