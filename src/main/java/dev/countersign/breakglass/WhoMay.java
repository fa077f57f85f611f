package dev.countersign.breakglass;

import dev.countersign.directory.Directory;
import dev.countersign.directory.Member;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may do what with a session, asked of the directory at each act (law 4). Persons count, whatever the account: nobody
 * co-signs, judges or reviews what they have a part in, nor as a stand-in for somebody who has. Empty: they may.
 */
@Component
final class WhoMay {

    private final SeeSessions seeSessions;
    private final IncidentCommand command;
    private final Widenings widenings;
    private final Directory directory;
    private final DatabaseTime time;

    WhoMay(
            SeeSessions seeSessions,
            IncidentCommand command,
            Widenings widenings,
            Directory directory,
            DatabaseTime time) {
        this.seeSessions = seeSessions;
        this.command = command;
        this.widenings = widenings;
        this.directory = directory;
        this.time = time;
    }

    /** Whoever could open it at this moment may act under it, and widen it. */
    Optional<Refusal> act(Session session, Actor actor) {
        return unless(
                seeSessions.actsFor(actor, session.terms().openers()),
                "not_an_opener",
                "Under this session act members of " + named(session.terms().openers()) + ".",
                "Ask one of them to do it.");
    }

    Optional<Refusal> end(Session session, Actor actor) {
        return actor.person().equals(session.closureOwnerPerson()) ? Optional.empty() : act(session, actor);
    }

    Optional<Refusal> revoke(Actor actor) {
        return unless(
                command.mayRevoke(actor),
                "may_not_revoke",
                "Sessions are revoked by the incident command, security or compliance.",
                "Whoever opened it can end it; else ask one of them.");
    }

    Optional<Refusal> coSign(Session session, Widening widening, Actor actor) {
        var coSigners = session.terms().coSigners();
        var involved = List.of(session.openerPerson(), widening.person());
        return unless(
                        !involved.contains(actor.person()),
                        "self_co_signature",
                        "Nobody co-signs what they opened or asked for, by whatever account.",
                        "Ask another member of " + named(coSigners) + ".")
                .or(() -> unless(
                        actsFor(actor, coSigners, involved),
                        "not_a_co_signer",
                        "This is co-signed by a member of " + named(coSigners) + ".",
                        "Ask one of them."));
    }

    Optional<Refusal> close(Session session, Actor actor) {
        return unless(
                List.of(session.closureOwnerPerson(), session.openerPerson()).contains(actor.person()),
                "not_the_closure_owner",
                "The closure of this session is owed by " + session.closureOwner() + ".",
                "Ask them, or " + session.opener() + ", who opened it.");
    }

    /** @param missing teams whose opinion is not there yet */
    Optional<Refusal> giveOpinion(Session session, Collection<String> missing, Actor actor) {
        return unless(
                        !actor.service() && !actor.person().equals(session.openerPerson()),
                        "self_opinion",
                        "Who opened the session gives no opinion on it.",
                        "Leave it to the others.")
                .or(() -> unless(
                        skippedTeam(session, missing, actor).isPresent(),
                        "no_opinion_wanted",
                        "No team of yours was skipped, or its opinion is there already.",
                        "Open the session to read what was said."));
    }

    /** The one of these teams for which the actor speaks. */
    Optional<String> skippedTeam(Session session, Collection<String> missing, Actor actor) {
        return directory.capacities(actor.person(), time.now()).stream()
                .filter(member -> !session.openerPerson().equals(member.onBehalfOf()))
                .map(Member::team)
                .filter(missing::contains)
                .findFirst();
    }

    Optional<Refusal> review(Session session, Actor actor) {
        var reviewers = session.terms().reviewers();
        var involved = openerAndCoSigners(session);
        return unless(
                        !involved.contains(actor.person()),
                        "self_review",
                        "Who opened or co-signed a session does not review it, by whatever account.",
                        "Leave it to another member of " + named(reviewers) + ".")
                .or(() -> unless(
                        actsFor(actor, reviewers, involved),
                        "not_a_reviewer",
                        "This session is reviewed by a member of " + named(reviewers) + ".",
                        "Ask one of them."));
    }

    Optional<Refusal> finish(Obligations.PreventiveAction action, Actor actor) {
        return unless(
                directory.account(action.owner()).orElseThrow().person().equals(actor.person()),
                "not_the_owner",
                "The preventive action is owed by " + action.owner() + ".",
                "Ask them.");
    }

    private Set<String> openerAndCoSigners(Session session) {
        var involved = new HashSet<>(Set.of(session.openerPerson()));
        widenings.of(session.id()).stream()
                .map(Widening::coSignedPerson)
                .filter(Objects::nonNull)
                .forEach(involved::add);
        return involved;
    }

    /** Not counting capacities in which they stand in for one of these. */
    private boolean actsFor(Actor actor, Set<String> teams, Collection<String> involved) {
        return !actor.service()
                && directory.capacities(actor.person(), time.now()).stream()
                        .anyMatch(member -> teams.contains(member.team())
                                && (member.onBehalfOf() == null || !involved.contains(member.onBehalfOf())));
    }

    private static Optional<Refusal> unless(boolean may, String code, String detail, String next) {
        return may ? Optional.empty() : Optional.of(Refusal.forbidden(code, detail, next));
    }

    private static String named(Set<String> teams) {
        return String.join(", ", teams.stream().sorted().toList());
    }
}
