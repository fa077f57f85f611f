package dev.countersign.compliance.pack;

import static dev.countersign.compliance.pack.Wording.capital;
import static dev.countersign.compliance.pack.Wording.list;
import static dev.countersign.compliance.pack.Wording.text;
import static dev.countersign.compliance.pack.Wording.time;
import static dev.countersign.compliance.pack.Wording.words;
import static dev.countersign.compliance.pack.Wording.yesNo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.compliance.paper.Paper;
import dev.countersign.compliance.paper.Paper.Look;

/** An emergency session on paper. */
record ReadableSession(Paper paper, JsonNode report) {

    void write() {
        var session = report.path("session");
        var opening = report.path("opening");
        paper.text(Look.TITLE, text(opening, "incident") + ": " + text(session, "incidentTitle"))
                .space(2);
        paper.text(
                Look.TEXT,
                capital(text(report, "status")) + " · " + text(opening, "severity") + " · " + text(opening, "project")
                        + (opening.path("rehearsal").asBoolean() ? " · a drill" : ""));
        paper.space(8);
        row("Session", text(report, "id"));
        row("Opened by", text(opening, "account") + " for " + text(session, "team") + ", " + time(session, "openedAt"));
        row("Reason", text(opening, "reason"));
        row("Why not a change", text(opening, "whyNoChange"));
        row("Closure owner", text(opening, "closureOwner"));
        row("Over at the latest", time(session, "expiresAt"));
        row(
                "Actions",
                text(session, "used") + " of " + text(session, "budget") + " used, " + text(session, "refused")
                        + " refused");
        row("Skipped", list(session.path("skippedTeams")));
        scope(session.path("scope"));
        policy(opening.path("policy"));
        widenings();
        actions();
        end();
        paidBack();
    }

    private void row(String label, String value) {
        if (!value.isEmpty()) {
            paper.row(label, value);
        }
    }

    private void scope(JsonNode scope) {
        paper.section("Where it reached");
        reach(scope);
    }

    private void reach(JsonNode scope) {
        row("Environments", list(scope.path("environments")));
        row("Actions", list(scope.path("actions")));
        row("Targets", list(scope.path("targets")));
    }

    private void policy(JsonNode policy) {
        paper.section("Under which rules");
        policy.path("rules").forEach(rule -> row(text(rule, "id"), text(rule, "reason")));
        ReadableChange.tables(paper, policy.path("tables"));
    }

    private void widenings() {
        if (!report.path("widenings").isEmpty()) {
            paper.section("Widenings");
        }
        for (var widening : report.path("widenings")) {
            paper.room(60);
            paper.text(Look.STRONG, "Asked by " + text(widening, "account") + ", " + time(widening, "askedAt"));
            row("Reason", text(widening, "reason"));
            reach(widening);
            row("Longer", text(widening, "longer").replace("PT0S", ""));
            row("More actions", widening.path("moreActions").asInt() == 0 ? "" : text(widening, "moreActions"));
            var signed = widening.path("coSignature");
            row(
                    "Co-signed",
                    signed.isObject()
                            ? "by " + text(signed, "coSignedBy") + ", " + time(signed, "coSignedAt")
                            : "by nobody: it took no force");
            paper.space(8);
        }
    }

    private void actions() {
        paper.section("What was done");
        if (report.path("actions").isEmpty()) {
            paper.text(Look.TEXT, "Nothing was permitted under it.");
        }
        for (var action : report.path("actions")) {
            paper.room(90);
            paper.text(
                    Look.STRONG,
                    text(action, "n") + "  " + capital(words(text(action, "action"))) + " of " + text(action, "target")
                            + " in " + text(action, "environment"));
            paper.text(Look.QUIET, text(action, "account") + " · " + time(action, "askedAt"));
            row("Purpose", text(action, "purpose"));
            ReadableChange.operation(paper, action);
            row("Permit", text(action, "permit") + ", good until " + time(action, "permitUntil"));
            row("Taken back", time(action, "revokedAt"));
            var start = action.path("start");
            row("Started", start.isObject() ? time(start, "redeemedAt") + " by " + text(start, "account") : "never");
            outcome(action.path("outcome"));
            paper.space(10);
        }
    }

    private void outcome(JsonNode outcome) {
        if (outcome.isObject()) {
            row(
                    "Outcome",
                    words(text(outcome, "result")) + ", reported by " + text(outcome, "account") + ", "
                            + time(outcome, "reportedAt")
                            + (outcome.path("late").asBoolean() ? ", after the session was over" : ""));
            if (outcome.hasNonNull("observedDigest")) {
                paper.fine("Observed digest", text(outcome, "observedDigest"));
            }
            row("Violation", text(outcome, "violation"));
            row("Notes", text(outcome, "notes"));
        }
    }

    private void end() {
        paper.section("How it ended");
        var end = report.path("end");
        paper.text(
                Look.TEXT,
                end.isObject()
                        ? capital(words(text(end, "end"))) + ", by " + text(end, "by") + ", " + time(end, "at")
                        : "It had not ended.");
    }

    private void paidBack() {
        paper.section("What it was paid back with");
        var closure = report.path("closure");
        if (!closure.isObject()) {
            paper.text(Look.TEXT, "It was not closed yet.");
            return;
        }
        paper.text(Look.STRONG, "Closed by " + text(closure, "account") + ", " + time(closure, "recordedAt"));
        row("Late", yesNo(closure, "late"));
        row("Incident", text(closure, "incident"));
        row("Reason used", text(closure, "reasonUsed"));
        closure.path("actionsPerformed")
                .forEach(line -> row("Done", line.isTextual() ? line.asText() : line.toString()));
        row("Summary", text(closure, "summary"));
        row("Prevention owner", text(closure, "preventiveActionOwner"));
        report.path("opinions").forEach(this::opinion);
        review(report.path("review"), report.path("prevention"));
    }

    private void opinion(JsonNode opinion) {
        paper.space(8).room(40);
        paper.text(
                Look.STRONG,
                text(opinion, "team") + (opinion.path("agrees").asBoolean() ? " agrees" : " does not agree") + ": "
                        + text(opinion, "account") + ", " + time(opinion, "recordedAt"));
        row("Comment", text(opinion, "comment"));
    }

    private void review(JsonNode review, JsonNode prevention) {
        if (!review.isObject()) {
            return;
        }
        paper.space(8).room(60);
        paper.text(Look.STRONG, "Reviewed by " + text(review, "account") + ", " + time(review, "recordedAt"));
        row("Justified", yesNo(review, "justified"));
        row("Findings", text(review, "findings"));
        row("Late", yesNo(review, "late"));
        row(
                "Preventive action",
                text(review, "preventiveAction") + ", " + text(review, "owner") + ", due " + time(review, "dueAt"));
        row("Link", text(review, "url"));
        if (prevention.isObject()) {
            row(
                    "Done",
                    text(prevention, "done") + " (" + text(prevention, "account") + ", " + time(prevention, "doneAt")
                            + ")");
        }
    }
}
