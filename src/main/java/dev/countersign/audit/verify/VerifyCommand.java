package dev.countersign.audit.verify;

import dev.countersign.audit.tlog.MalformedLog;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;

/**
 * {@code java -jar countersign.jar verify PACK-OR-EXPORT [EXPORT] [KEY] [--witness VKEY …]}: ends with 0 where all is right, 1
 * where it is not, 2 where it was not asked rightly.
 */
public final class VerifyCommand {

    public static final String NAME = "verify";

    private static final int RIGHT = 0;
    private static final int WRONG = 1;
    private static final int NOT_ASKED = 2;

    private static final String USAGE = """
            verify EXPORT [KEY]            verifies an export of the log
            verify PACK [KEY] [EXPORT]     verifies an evidence pack; with an export also that no entry is missing from it
            KEY is what /tlog/key said when you trusted it. --witness VKEY, as often as you like: the key of a witness that has to \
            have co-signed it.""";

    private VerifyCommand() {}

    public static int run(List<String> arguments, PrintStream out) {
        try {
            return Asked.of(arguments).map(asked -> verify(asked, out)).orElseGet(() -> notAsked(USAGE, out));
        } catch (MalformedLog e) {
            out.println("NOT VERIFIED");
            out.println("  " + e.getMessage());
            return WRONG;
        }
    }

    private static int verify(Asked asked, PrintStream out) {
        for (var file : asked.files()) {
            if (!Files.isReadable(file)) {
                return notAsked("There is no file " + file + " that can be read.", out);
            }
        }
        try (var zip = new Members(asked.file())) {
            if (VerifyPack.isOne(zip)) {
                return TellOfPack.tell(VerifyPack.verify(zip, asked.trusted()), asked, out) ? RIGHT : WRONG;
            }
            return asked.export() == null ? tell(VerifyLog.verify(zip, asked.trusted()), out) : notAsked(USAGE, out);
        }
    }

    private static int notAsked(String what, PrintStream out) {
        out.println(what);
        return NOT_ASKED;
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
        report.witnessed().forEach(witness -> out.println("  witness  " + witness));
        if (!report.trusted()) {
            out.println("  The key came with the export: compare it with one that you had before.");
        }
        return RIGHT;
    }
}
