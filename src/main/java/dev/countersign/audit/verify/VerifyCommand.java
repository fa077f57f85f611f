package dev.countersign.audit.verify;

import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.audit.tlog.NoteKey;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code java -jar countersign.jar verify EXPORT [KEY] [--witness VKEY …]}: ends with 0 where all is right, 1 where it is not, 2 where it was not asked rightly. */
public final class VerifyCommand {

    public static final String NAME = "verify";

    private static final int RIGHT = 0;
    private static final int WRONG = 1;
    private static final int NOT_ASKED = 2;

    private static final String USAGE = """
            verify EXPORT [KEY] [--witness VKEY ...]: verifies an export of the log. KEY is what /tlog/key said when you trusted it, \
            VKEY the key of a witness that has to have co-signed it.""";

    private VerifyCommand() {}

    public static int run(List<String> arguments, PrintStream out) {
        try {
            var asked = Asked.of(arguments);
            return asked.filter(one -> Files.isReadable(one.file()))
                    .map(one -> verify(one, out))
                    .orElseGet(() -> {
                        out.println(asked.map(one -> "There is no file " + one.file() + " that can be read.")
                                .orElse(USAGE));
                        return NOT_ASKED;
                    });
        } catch (MalformedLog e) {
            return notVerified(e, out);
        }
    }

    private static int verify(Asked asked, PrintStream out) {
        try (var export = new LogExport(asked.file())) {
            return tell(VerifyLog.verify(export, asked.key(), asked.witnesses()), out);
        } catch (MalformedLog e) {
            return notVerified(e, out);
        }
    }

    private static int notVerified(MalformedLog why, PrintStream out) {
        out.println("NOT VERIFIED");
        out.println("  " + why.getMessage());
        return WRONG;
    }

    /** @param key of the log, if one was given @param witnesses keys of those that have to have co-signed it */
    private record Asked(Path file, @Nullable NoteKey key, List<NoteKey> witnesses) {

        /** Nothing where it is not understood. @throws MalformedLog where a key is none */
        static Optional<Asked> of(List<String> arguments) {
            var plain = new ArrayList<String>();
            var witnesses = new ArrayList<NoteKey>();
            for (var rest = arguments.iterator(); rest.hasNext(); ) {
                var argument = rest.next();
                if (!argument.equals("--witness")) {
                    plain.add(argument.strip());
                } else if (rest.hasNext()) {
                    witnesses.add(NoteKey.of(rest.next().strip()));
                } else {
                    return Optional.empty();
                }
            }
            return plain.isEmpty() || plain.size() > 2
                    ? Optional.empty()
                    : Optional.of(new Asked(
                            Path.of(plain.get(0)), plain.size() == 2 ? NoteKey.of(plain.get(1)) : null, witnesses));
        }
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
