package dev.countersign.compliance.pack;

import static dev.countersign.compliance.pack.Wording.text;
import static dev.countersign.compliance.pack.Wording.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.compliance.paper.Paper;
import dev.countersign.compliance.paper.Paper.Look;
import java.time.Instant;

/** The report of a pack as people read it: made of {@code report.json} and of nothing else. */
final class ReadableReport {

    private ReadableReport() {}

    static byte[] of(JsonNode report) {
        var timeline = report.path("timeline");
        var last = timeline.path(timeline.size() - 1);
        var session = text(report, "kind").equals("session");
        var id = text(report, "id");
        var name = (session ? "Emergency session " : "Change ") + id;
        try (var paper = new Paper(name, id, Instant.parse(text(last, "at")))) {
            paper.text(Look.QUIET, "Countersign · evidence of " + (session ? "an emergency session" : "a change"));
            if (session) {
                new ReadableSession(paper, report).write();
            } else {
                new ReadableChange(paper, report).write();
            }
            timeline(paper, timeline);
            proof(paper, report.path("log"));
            return paper.written(name + " · as of entry " + text(report.path("log"), "last") + " of the log");
        }
    }

    private static void timeline(Paper paper, JsonNode timeline) {
        paper.section("Everything that happened");
        paper.text(Look.QUIET, "Each line is an entry of the log; long values are cut here and whole in report.json.");
        for (var line : timeline) {
            paper.room(40).space(6);
            paper.text(
                    Look.STRONG,
                    text(line, "n") + "  " + Wording.capital(Wording.words(text(line, "kind"))) + " · "
                            + text(line, "account"));
            paper.text(
                    Look.QUIET,
                    time(line, "at") + " · " + text(line, "door") + ", " + text(line, "method") + " · entry "
                            + text(line, "index"),
                    18);
            var said = Wording.brief(line.path("data"));
            if (!said.isEmpty()) {
                paper.text(Look.QUIET, said, 18);
            }
        }
    }

    private static void proof(Paper paper, JsonNode log) {
        paper.section("How this is proved");
        paper.text(
                Look.TEXT,
                "Each entry above is in the log, with a proof in this pack, under a checkpoint that the log has signed."
                        + " This page is a rendering: check the pack with");
        paper.space(4)
                .text(Look.STRONG, "java -jar countersign.jar verify PACK.zip KEY LOG.zip")
                .space(6);
        paper.row("Log", text(log, "origin"));
        paper.row("Signed size", Wording.count(log.path("size").asInt(), "entry", "entries"));
        paper.fine("Root", text(log, "root"));
        paper.fine("Key", text(log, "key"));
        paper.row(
                "Entries of this",
                text(log, "entries") + ", from number " + text(log, "first") + " to " + text(log, "last")
                        + " of the log");
    }
}
