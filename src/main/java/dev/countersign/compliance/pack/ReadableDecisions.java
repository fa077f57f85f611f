package dev.countersign.compliance.pack;

import static dev.countersign.compliance.pack.Wording.list;
import static dev.countersign.compliance.pack.Wording.text;
import static dev.countersign.compliance.pack.Wording.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.compliance.paper.Paper;
import dev.countersign.compliance.paper.Paper.Look;

/** Who decided what, and by what they saw, on paper. */
record ReadableDecisions(Paper paper, JsonNode decisions) {

    void write() {
        paper.section("Who decided what");
        if (decisions.isEmpty()) {
            paper.text(Look.TEXT, "Nobody has decided.");
        }
        for (var decision : decisions) {
            paper.room(80);
            paper.text(
                    Look.STRONG,
                    (text(decision, "verdict").equals("approve") ? "Approved by " : "Rejected by ")
                            + text(decision, "account") + " for " + text(decision, "team"));
            paper.text(
                    Look.QUIET,
                    time(decision, "decidedAt") + " · " + text(decision, "method") + " · "
                            + text(decision, "decision"));
            row("On behalf of", text(decision, "onBehalfOf"));
            row("Reason", text(decision, "reason"));
            row("Risk acknowledged", Wording.yesNo(decision, "riskAcknowledged"));
            row("Follow-up", text(decision, "requiredFollowUp"));
            decision.path("asked").forEach(this::asked);
            saw(decision.path("saw"));
            for (var team : decision.path("teams")) {
                row("Then in " + text(team, "team"), list(team.path("members")));
            }
            if (decision.hasNonNull("supersededBy")) {
                row("Superseded", "by revision " + text(decision, "supersededBy"));
            }
            paper.space(10);
        }
    }

    private void asked(JsonNode item) {
        row("To be put right", text(item, "item"));
        row("Answer", text(item, "answer"));
    }

    private void saw(JsonNode saw) {
        row(
                "Saw",
                "revision " + text(saw, "revision") + ", risk " + text(saw, "risk") + ", "
                        + Wording.count(saw.path("evidence").size(), "item of evidence", "items of evidence"));
        paper.fine("Of the digest", text(saw, "digest"));
        for (var gate : saw.path("gates")) {
            var met = gate.path("met");
            row(
                    "Gate " + text(gate, "title"),
                    (met.isBoolean() ? met.asBoolean() ? "met. " : "not met. " : "") + text(gate, "detail"));
        }
    }

    private void row(String label, String value) {
        if (!value.isEmpty()) {
            paper.row(label, value);
        }
    }
}
