package dev.countersign.audit.verify;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Says what a pack has shown, and what it cannot show. */
final class TellOfPack {

    private TellOfPack() {}

    /** @return whether all is right */
    static boolean tell(VerifyPack.Report report, Asked asked, PrintStream out) {
        var lines = new ArrayList<String>();
        var flaws = new ArrayList<>(report.flaws());
        if (flaws.isEmpty()) {
            shown(report, lines);
            flaws.addAll(whole(report, asked, lines));
        }
        if (!flaws.isEmpty()) {
            out.println("NOT VERIFIED");
            flaws.forEach(flaw -> out.println("  " + flaw));
            return false;
        }
        out.println("VERIFIED");
        lines.forEach(line -> out.println("  " + line));
        return true;
    }

    private static void shown(VerifyPack.Report report, List<String> lines) {
        var checkpoint = Objects.requireNonNull(report.checkpoint());
        lines.add("subject  " + report.subject() + ", " + report.status());
        lines.add("entries  " + report.entries()
                + ", each in the log, none altered or missing before the last; the laws were kept");
        lines.add("report   report.json, operations, tables and uploads agree with the entries");
        if (report.withheld() > 0) {
            lines.add("erased   " + report.withheld() + " sealed fields are not opened: what was in them is not shown");
        }
        lines.add("log      " + checkpoint.origin() + ", " + checkpoint.size() + " entries");
        lines.add("root     " + checkpoint.root());
        lines.add("key      " + report.key());
        if (!report.trusted()) {
            lines.add("The key came with the pack: compare it with one that you had before.");
        }
    }

    private static List<Flaw> whole(VerifyPack.Report report, Asked asked, List<String> lines) {
        if (asked.export() == null && !asked.trusted().witnesses().isEmpty()) {
            return List.of(new Flaw(
                    LogExport.CHECKPOINT,
                    "has the signature of the log alone: witnesses co-sign an export, give it as well"));
        }
        if (asked.export() == null) {
            lines.add(
                    "Whether there are entries after the last one, only an export of the log shows: give it as well.");
            return List.of();
        }
        try (var zip = new Members(asked.export())) {
            var log = VerifyLog.verify(
                    zip, new Trusted(report.key(), asked.trusted().witnesses()));
            var flaws = new Flaws();
            if (log.flaws().isEmpty()) {
                int after = CompareWithLog.compare(zip, log, report, flaws);
                log.witnessed().forEach(witness -> lines.add("witness  " + witness));
                lines.add("whole    the log has no other entry about it up to then, and " + after + " after");
                return flaws.all();
            }
            return log.flaws();
        }
    }
}
