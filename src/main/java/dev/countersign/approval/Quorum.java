package dev.countersign.approval;

import dev.countersign.change.Change;
import dev.countersign.change.Revision;
import dev.countersign.directory.Account;
import dev.countersign.directory.Directory;
import dev.countersign.directory.Person;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.HeldReads;
import dev.countersign.platform.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts, from stored decisions and today's directory, whether enough distinct, entitled people have approved exactly this
 * digest (law 1). Never cached, never taken from the process.
 *
 * <p>An approval counts while its approver is active and still belongs to the team whose seat it takes; who stood in for
 * somebody counts while that member belongs to it. Being away after having decided changes nothing.
 */
@Component
public final class Quorum {

    /** How many seats there are, how many are validly taken, and by whose decisions. */
    public record Count(int needed, int given, List<String> decisions) {}

    private final Stages stages;
    private final Decisions decisions;
    private final Directory directory;
    private final DatabaseTime time;
    private final HeldReads reads;

    Quorum(Stages stages, Decisions decisions, Directory directory, DatabaseTime time, HeldReads reads) {
        this.reads = reads;
        this.stages = stages;
        this.decisions = decisions;
        this.directory = directory;
        this.time = time;
    }

    /** @return why the change may not run, if it may not */
    public Optional<Refusal> refusal(Change change, Revision revision) {
        var standing = decisions.standing(change.id());
        var seats = seats(change, revision, stages.of(change), standing);
        if (standing.stream().anyMatch(decision -> decision.verdict() == Verdict.REJECT)) {
            return Optional.of(missing("A rejection stands against it."));
        }
        if (seats.needed() == 0) {
            return revision.outcome().terms().automatic()
                    ? Optional.empty()
                    : Optional.of(missing("No rule says that it is automatic, and no stage was worked out."));
        }
        return seats.open()
                .map(stage -> missing("A seat of " + stage.team() + " is not validly taken: " + seats.given() + " of "
                        + seats.needed() + " approvals count now."));
    }

    public Count count(Change change, Revision revision) {
        var seats = seats(change, revision, stages.of(change), decisions.standing(change.id()));
        return new Count(
                seats.needed(),
                seats.given(),
                seats.approvals().stream().map(Decision::id).toList());
    }

    Seats seats(Change change, Revision revision, List<Stage> asked, List<Decision> standing) {
        return Seats.of(asked, counting(change, revision, standing));
    }

    private List<Decision> counting(Change change, Revision revision, List<Decision> standing) {
        var approvals = standing.stream()
                .filter(decision -> decision.verdict() == Verdict.APPROVE)
                .filter(decision -> decision.digest().equals(change.digest()))
                .toList();
        if (approvals.isEmpty()) {
            return List.of();
        }
        // Judged once in a transaction that holds the change; asked of the directory anew in the next.
        return reads.read(
                Quorum.class,
                change.id(),
                List.of(approvals, change.excludedPersons(), revision.outcome()),
                () -> entitled(change, revision, approvals));
    }

    private List<Decision> entitled(Change change, Revision revision, List<Decision> approvals) {
        var entitled = approvals.stream()
                .map(decision -> decision.onBehalfOf() == null ? decision.person() : decision.onBehalfOf())
                .collect(Collectors.toSet());
        var teams = directory.belonging(entitled, time.now());
        var excluded = revision.outcome().terms().selfDecision() ? Set.<String>of() : change.excludedPersons();
        var accounts =
                directory.accounts(approvals.stream().map(Decision::account).toList());
        var disabled = disabledStandIns(approvals);
        return approvals.stream()
                .filter(decision -> active(accounts.get(decision.account())) && seated(decision, excluded, teams))
                .filter(decision -> !disabled.contains(decision.person()))
                .toList();
    }

    /** Who belongs to a team is active; who stood in belongs to none that is looked at here. */
    private Set<String> disabledStandIns(List<Decision> approvals) {
        var standIns = approvals.stream()
                .filter(decision -> decision.onBehalfOf() != null)
                .map(Decision::person)
                .collect(Collectors.toSet());
        directory.persons(standIns).values().stream()
                .filter(Person::active)
                .forEach(person -> standIns.remove(person.id()));
        return standIns;
    }

    private static boolean active(@Nullable Account account) {
        return account != null && account.active();
    }

    private static boolean seated(Decision decision, Set<String> excluded, Map<String, Set<String>> teams) {
        var whose = decision.onBehalfOf() == null ? decision.person() : decision.onBehalfOf();
        return teams.getOrDefault(whose, Set.of()).contains(decision.team())
                && !excluded.contains(decision.person())
                && !excluded.contains(whose);
    }

    private static Refusal missing(String detail) {
        return Refusal.unprocessable(
                "quorum_missing", detail, "Revise the change, even without altering it: the open seat is asked again.");
    }
}
