package dev.countersign.compliance;

import dev.countersign.breakglass.Scope;
import java.util.Locale;

/** What the items of the guide's validation checklist come down to: each a condition on {@link Facts} that none may meet. */
enum ChecklistRule {
    NOBODY_DECIDES_ON_THEIR_OWN(
            ChecklistItem.SELF_APPROVAL,
            "Nobody decided on what they asked for or wrote, unless its policy said so.",
            Facts.DECISIONS,
            "own and not own_allowed",
            "reason"),
    NOBODY_AT_ALL_IN_PRODUCTION(
            ChecklistItem.SELF_APPROVAL,
            "In production nobody did, whatever a table said.",
            Facts.DECISIONS,
            "own and production",
            "reason"),
    NOTHING_RAN_WITHOUT_ITS_APPROVALS(
            ChecklistItem.SELF_APPROVAL,
            "Nothing ran with fewer people than it needed, or with none unless a rule said automatic.",
            Facts.EXECUTIONS,
            "given < needed or needed = 0 and not automatic",
            "given || ' of ' || needed || ' approvals'"),

    A_REJECTION_SAYS_WHAT_TO_FIX(
            ChecklistItem.COMMENTS,
            "Every rejection names what to fix.",
            Facts.DECISIONS,
            "verdict = 'reject' and items = 0",
            "reason"),
    A_COMMENT_SAYS_SOMETHING(
            ChecklistItem.COMMENTS,
            "Every comment is as long as the rules of today ask for.",
            Facts.DECISIONS,
            "length(reason) < :shortest",
            "reason"),
    A_COMMENT_IS_OF_ITS_CHANGE(
            ChecklistItem.COMMENTS,
            "Nobody decided three times or more in the same words.",
            Facts.DECISIONS,
            "said >= 3",
            "reason"),

    A_SESSION_IS_SHORT(
            ChecklistItem.SESSIONS,
            "No session was left open for more than 15 minutes after its last action.",
            Facts.SESSIONS,
            "unused_for > interval '15 minutes'",
            "'open for ' || round(extract(epoch from unused_for) / 60) || ' minutes after its last action'"),
    A_SESSION_IS_SCOPED(
            ChecklistItem.SESSIONS,
            "No session's targets were wider than one part of one system.",
            Facts.SESSIONS,
            "exists (select from unnest(targets) t where t !~ '^(" + Scope.NARROW_TARGET + ")$')",
            "array_to_string(targets, ', ')"),
    A_SESSION_IS_DOCUMENTED(
            ChecklistItem.SESSIONS,
            "Closure, review and preventive action of every session were in time, or are not due yet.",
            Facts.SESSIONS,
            "closure_late or review_late or prevention_late",
            "concat_ws(', ', case when closure_late then 'closure' end, case when review_late then 'review' end,"
                    + " case when prevention_late then 'preventive action' end) || ' late'"),

    AN_ACTION_IS_REPORTED(
            ChecklistItem.CLOSURE,
            "Of every emergency action that ran, the outcome was reported.",
            Facts.ACTIONS,
            "result is null and status <> 'open'",
            "null"),
    AN_ACTION_HAS_EVIDENCE(
            ChecklistItem.CLOSURE,
            "Every reported outcome has evidence.",
            Facts.ACTIONS,
            "result is not null and evidence = '[]'",
            "result"),
    AN_ACTION_IS_IN_THE_CLOSURE(
            ChecklistItem.CLOSURE,
            "Every closure names its incident and the actions that ran.",
            Facts.ACTIONS,
            "actions_performed = '[]' or incident_reference <> incident",
            "incident_reference"),
    WHAT_RAN_WAS_PERMITTED(
            ChecklistItem.CLOSURE,
            "What ran is what was permitted.",
            Facts.ACTIONS,
            "violation is not null",
            "violation");

    private final ChecklistItem item;
    private final String sentence;
    private final Facts facts;
    private final String offence;
    private final String detail;

    /**
     * @param offence SQL condition on the columns of the facts
     * @param detail SQL expression on them: what is wrong with one that meets it, if more than the sentence
     */
    ChecklistRule(ChecklistItem item, String sentence, Facts facts, String offence, String detail) {
        this.item = item;
        this.sentence = sentence;
        this.facts = facts;
        this.offence = offence;
        this.detail = detail;
    }

    ChecklistItem item() {
        return item;
    }

    String sentence() {
        return sentence;
    }

    Facts facts() {
        return facts;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The offenders, newest first, and beside each how many there are in all. */
    String offenders() {
        return "select kind, id, what, project, at, who, " + detail + " as detail, count(*) over () as found from ("
                + facts.query() + ") facts where " + offence + " order by at desc, id limit :most";
    }
}
