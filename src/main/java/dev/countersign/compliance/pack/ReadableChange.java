package dev.countersign.compliance.pack;

import static dev.countersign.compliance.pack.Wording.capital;
import static dev.countersign.compliance.pack.Wording.list;
import static dev.countersign.compliance.pack.Wording.text;
import static dev.countersign.compliance.pack.Wording.time;
import static dev.countersign.compliance.pack.Wording.words;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.compliance.paper.Paper;
import dev.countersign.compliance.paper.Paper.Look;

/** A change on paper. */
record ReadableChange(Paper paper, JsonNode report) {

    void write() {
        var change = report.path("change");
        paper.text(Look.TITLE, text(change, "title")).space(2);
        paper.text(
                Look.TEXT,
                capital(words(text(report, "status"))) + " · " + words(text(change, "action")) + " of "
                        + text(change, "target") + " in " + text(change, "environment") + " (" + text(change, "project")
                        + ")");
        paper.space(8);
        row("Change", text(report, "id"));
        row("Requested by", text(change, "requester") + ", " + time(change, "createdAt"));
        row("Closed", time(change, "closedAt"));
        fine("Digest", text(change, "digest"));
        if (change.path("violation").asBoolean()) {
            row("Violation", "What ran was not what was approved.");
        }
        report.path("revisions").forEach(this::revision);
        new ReadableDecisions(paper, report.path("decisions")).write();
        runs();
        evidence();
    }

    private void row(String label, String value) {
        if (!value.isEmpty()) {
            paper.row(label, value);
        }
    }

    private void fine(String label, String value) {
        if (!value.isEmpty()) {
            paper.fine(label, value);
        }
    }

    private void revision(JsonNode revision) {
        var only = report.path("revisions").size() == 1;
        paper.section(only ? "What was asked for" : "What was asked for: revision " + text(revision, "revision"));
        if (!only) {
            row("Title", text(revision, "title"));
        }
        row("By", text(revision, "account") + ", " + time(revision, "createdAt"));
        row("Authors", list(revision.path("authors")));
        row("Description", text(revision, "description"));
        row("Rollback plan", text(revision, "rollbackPlan"));
        row("Incident", text(revision, "incident"));
        row("Not before", time(revision, "notBefore"));
        row("Not after", time(revision, "notAfter"));
        operation(paper, revision);
        policy(revision.path("policy"));
    }

    static void operation(Paper paper, JsonNode of) {
        values(paper, "", of.path("operation"));
        paper.fine("Digest", text(of, "digest"));
    }

    /** What will run, value by value, as the page of a change has it. */
    private static void values(Paper paper, String name, JsonNode value) {
        if (value.isObject() && !value.isEmpty()) {
            value.properties()
                    .forEach(field -> values(
                            paper, name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue()));
        } else {
            paper.row(name, value.isValueNode() ? value.asText() : value.toString());
        }
    }

    private void policy(JsonNode policy) {
        if (!policy.isObject()) {
            paper.space(6).text(Look.TEXT, "Policy was not asked about it.");
            return;
        }
        paper.space(8).room(60).text(Look.STRONG, "Risk: " + text(policy, "risk"));
        policy.path("riskReasons").forEach(rule -> row(text(rule, "id"), text(rule, "reason")));
        paper.space(8).room(60).text(Look.STRONG, "Policy");
        fine("Digest", text(policy, "digest"));
        tables(paper, policy.path("tables"));
        for (var stage : policy.path("stages")) {
            row(
                    "Stage " + text(stage, "name"),
                    Wording.count(stage.path("seats").asInt(), "approval", "approvals") + " of " + text(stage, "team")
                            + " (" + text(stage, "rule") + "): " + text(stage, "reason"));
        }
        if (policy.path("terms").path("automatic").asBoolean()) {
            row("Stages", "None: a rule says that it is approved automatically.");
        }
        for (var gate : policy.path("gates")) {
            row(
                    "Gate " + text(gate, "title"),
                    "needed by " + text(gate, "neededBy") + " (" + text(gate, "rule") + "): " + text(gate, "reason"));
        }
    }

    static void tables(Paper paper, JsonNode tables) {
        for (var table : tables) {
            paper.row("Table " + text(table, "table"), "version " + text(table, "version"));
            paper.fine("", text(table, "digest"));
        }
    }

    private void runs() {
        paper.section("What ran");
        if (report.path("permits").isEmpty()) {
            paper.text(Look.TEXT, "No permit was issued.");
        }
        for (var permit : report.path("permits")) {
            row(
                    "Permit",
                    text(permit, "permit") + " for run " + text(permit, "runId") + " on " + text(permit, "audience")
                            + ", to " + text(permit, "account") + ", " + time(permit, "issuedAt") + ", good until "
                            + time(permit, "expiresAt"));
            row("Revoked", time(permit, "revokedAt"));
        }
        var run = report.path("execution");
        if (run.isObject()) {
            row("Started", time(run, "redeemedAt") + " by " + text(run, "account") + ", " + text(run, "execution"));
            outcome(report.path("outcome"));
        }
    }

    private void outcome(JsonNode outcome) {
        if (!outcome.isObject()) {
            row("Outcome", "None was reported.");
            return;
        }
        row(
                "Outcome",
                words(text(outcome, "state")) + ", reported by " + text(outcome, "account") + ", "
                        + time(outcome, "reportedAt"));
        row("Ran from", time(outcome, "startedAt"));
        row("Ran until", time(outcome, "finishedAt"));
        fine("Observed digest", text(outcome, "observedDigest"));
        row("Violation", text(outcome, "violation"));
        row("Notes", text(outcome, "notes"));
    }

    private void evidence() {
        if (!report.path("evidence").isEmpty()) {
            paper.section("Evidence that was attached");
        }
        for (var item : report.path("evidence")) {
            paper.room(50);
            paper.text(Look.STRONG, text(item, "title"));
            paper.text(
                    Look.QUIET,
                    words(text(item, "kind")) + " · " + text(item, "account") + ", " + time(item, "addedAt") + " · "
                            + text(item, "evidence"));
            row("Link", text(item, "url"));
            row("File", item.hasNonNull("bytes") ? text(item, "bytes") + " bytes, in evidence/" : "");
            fine("Digest", text(item, "digest"));
            row("Removed", time(item, "removedAt"));
            paper.space(6);
        }
    }
}
