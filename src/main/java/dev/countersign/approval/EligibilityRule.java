package dev.countersign.approval;

import static dev.countersign.platform.Refusal.conflict;
import static dev.countersign.platform.Refusal.forbidden;
import static dev.countersign.platform.Refusal.unprocessable;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One reason why somebody may not decide now. {@link #ALL} is the whole of eligibility, in the order in which a person
 * would want to hear it.
 */
record EligibilityRule(String name, Function<Candidacy, Optional<Refusal>> check) {

    static final List<EligibilityRule> ALL = List.of(
            new EligibilityRule("changeIsOpen", EligibilityRule::changeIsOpen),
            new EligibilityRule("aSeatIsOpen", EligibilityRule::aSeatIsOpen),
            new EligibilityRule("aPersonDecides", EligibilityRule::aPersonDecides),
            new EligibilityRule("notTheRequester", EligibilityRule::notTheRequester),
            new EligibilityRule("notAnAuthor", EligibilityRule::notAnAuthor),
            new EligibilityRule("onePersonOneSeat", EligibilityRule::onePersonOneSeat),
            new EligibilityRule("memberOfTheSeatsTeam", EligibilityRule::memberOfTheSeatsTeam),
            new EligibilityRule("notStandingInForThem", EligibilityRule::notStandingInForThem),
            new EligibilityRule("stepUpDone", EligibilityRule::stepUpDone));

    static List<Refusal> refusals(Candidacy candidacy) {
        return ALL.stream()
                .flatMap(rule -> rule.check.apply(candidacy).stream())
                .toList();
    }

    private static Optional<Refusal> changeIsOpen(Candidacy c) {
        var settled = c.settled();
        if (settled == null) {
            return Optional.empty();
        }
        var code =
                c.change().status().closed() || "expired".equals(settled.what()) ? "change_closed" : "already_decided";
        return Optional.of(conflict(
                code,
                "The change is " + settled.what() + " since " + settled.when() + ", by " + settled.who() + ".",
                "Nothing is left to decide; open the change to see how it went on.",
                settled));
    }

    /** The model may have steps before the review. */
    private static Optional<Refusal> aSeatIsOpen(Candidacy c) {
        return c.settled() == null && c.change().openTeam() == null
                ? Optional.of(unprocessable(
                        "review_not_open",
                        "Another step comes before the review, and is not done yet.",
                        "Wait until the review opens: the change then shows whose seat is open."))
                : Optional.empty();
    }

    private static Optional<Refusal> aPersonDecides(Candidacy c) {
        return when(
                c.actor().service(),
                "service_account",
                "A service account asks and runs, it never decides.",
                "Sign in with your own account.");
    }

    private static Optional<Refusal> notTheRequester(Candidacy c) {
        return when(
                c.excluded().contains(c.actor().person())
                        && c.change().requesterPerson().equals(c.actor().person()),
                "self_decision",
                "You asked for this change (as " + c.change().requester() + "), so somebody else has to decide.",
                "Ask the people listed under couldDecide.");
    }

    private static Optional<Refusal> notAnAuthor(Candidacy c) {
        return when(
                c.excluded().contains(c.actor().person())
                        && !c.change().requesterPerson().equals(c.actor().person()),
                "author_decision",
                "You are an author of what would run, so somebody else has to decide.",
                "Ask the people listed under couldDecide.");
    }

    private static Optional<Refusal> onePersonOneSeat(Candidacy c) {
        return c.standing().stream()
                .filter(decision -> decision.person().equals(c.actor().person())
                        || c.actor().person().equals(decision.onBehalfOf()))
                .findFirst()
                .map(decision -> conflict(
                        "already_decided",
                        (decision.person().equals(c.actor().person())
                                        ? "You have"
                                        : decision.account() + " has, for you,")
                                + " decided on this change already; one person takes one seat.",
                        "Another member of the open seat's team has to decide.",
                        new Outcome(decision.verdict().word(), decision.account(), decision.decidedAt())));
    }

    private static Optional<Refusal> memberOfTheSeatsTeam(Candidacy c) {
        var open = c.open();
        return open == null || !c.inTheTeam().isEmpty()
                ? Optional.empty()
                : Optional.of(forbidden(
                        "not_in_team",
                        "The open seat belongs to " + open.team() + ", and you are not an active member of it now.",
                        "Ask the people listed under couldDecide; if you should belong to " + open.team()
                                + ", ask an administrator."));
    }

    private static Optional<Refusal> notStandingInForThem(Candidacy c) {
        return when(
                !c.inTheTeam().isEmpty() && c.capacity().isEmpty(),
                "stands_in_for_excluded",
                "You would take this seat for somebody who asked for the change, wrote it or sits on it already.",
                "Ask the people listed under couldDecide.");
    }

    /** Passkeys are not there yet: what asks for a step-up is refused rather than let through. */
    private static Optional<Refusal> stepUpDone(Candidacy c) {
        return when(
                c.terms().stepUp(),
                "step_up_required",
                "Policy asks for a fresh, stronger sign-in for this decision.",
                "Confirm with your security key, then send the decision again.");
    }

    private static Optional<Refusal> when(boolean broken, String code, String detail, String next) {
        return broken ? Optional.of(forbidden(code, detail, next)) : Optional.empty();
    }
}
