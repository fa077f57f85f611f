package dev.countersign.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The gates of which the program knows the meaning, each a named predicate. A gate that it does not know is not met. */
@Component
public final class Gates {

    private static final String OF_A_KIND = "evidence:";

    private static final Set<String> KNOWN = Set.of("rollback-plan", "evidence", "no-change-freeze", "inside-window");

    private final Map<String, Gate> known = Map.of(
            "rollback-plan", Gates::rollbackPlan,
            "evidence", Gates::evidence,
            "no-change-freeze", this::noChangeFreeze,
            "inside-window", Gates::insideWindow);
    private final Catalogue catalogue;

    public Gates(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws dev.countersign.platform.Refused if the gate is one that nobody could ever meet */
    static void requireKnown(Row row) {
        var gate = row.word("gate");
        if (!KNOWN.contains(gate) && !(gate.startsWith(OF_A_KIND) && gate.length() > OF_A_KIND.length())) {
            throw row.unreadable(
                    "gate",
                    "a gate that the program knows (" + String.join(", ", new TreeSet<>(KNOWN))
                            + ", or evidence: and a kind of it)");
        }
    }

    /**
     * How the gates stand at {@code facts.at()}.
     *
     * @param approvedTeams the teams whose stages are fully approved
     */
    public List<GateState> check(List<GateRule> gates, PolicyFacts facts, Set<String> approvedTeams) {
        return gates.stream().map(rule -> check(rule, facts, approvedTeams)).toList();
    }

    private GateState check(GateRule rule, PolicyFacts facts, Set<String> approvedTeams) {
        var verdict = gate(rule.id()).check(facts, approvedTeams);
        return new GateState(rule.id(), rule.title(), rule.neededBy(), verdict.met(), verdict.detail());
    }

    private Gate gate(String id) {
        if (id.startsWith(OF_A_KIND)) {
            return (facts, teams) -> evidenceOfKind(facts, id.substring(OF_A_KIND.length()));
        }
        return known.getOrDefault(
                id,
                (facts, teams) -> unmet("Nobody knows the meaning of the gate " + id
                        + ", so it is not met; ask the process owners to correct the table gates."));
    }

    @FunctionalInterface
    private interface Gate {
        Verdict check(PolicyFacts facts, Set<String> approvedTeams);
    }

    private record Verdict(boolean met, String detail) {}

    private static Verdict rollbackPlan(PolicyFacts facts, Set<String> teams) {
        return facts.rollbackPlan()
                ? met("There is a rollback plan.")
                : unmet("There is no rollback plan; the requester adds one with a revision.");
    }

    private static Verdict evidence(PolicyFacts facts, Set<String> teams) {
        return facts.evidenceCount() > 0
                ? met("Evidence attached: " + facts.evidenceCount() + ".")
                : unmet("No evidence is attached; the requester adds some.");
    }

    private static Verdict evidenceOfKind(PolicyFacts facts, String kind) {
        return facts.evidenceKinds().contains(kind)
                ? met("Evidence of the kind " + kind + " is attached.")
                : unmet("No evidence of the kind " + kind + " is attached; the requester adds it.");
    }

    private Verdict noChangeFreeze(PolicyFacts facts, Set<String> teams) {
        var freezes = catalogue.freezesAt(facts.environment(), facts.project(), facts.at());
        if (freezes.isEmpty()) {
            return met("No change freeze is in force.");
        }
        var open =
                freezes.stream().filter(f -> !teams.contains(f.overrideTeam())).toList();
        return open.isEmpty()
                ? met(names(freezes) + " in force, lifted for this change.")
                : unmet(open.stream()
                        .map(f -> f.name() + " is in force until " + f.until() + ", and " + f.overrideTeam()
                                + " has not approved this change; wait, or revise it with a window inside the freeze.")
                        .collect(Collectors.joining(" ")));
    }

    private static String names(List<Freeze> freezes) {
        return freezes.stream().map(Freeze::name).collect(Collectors.joining(", "));
    }

    /** The window includes its first moment and excludes its last. */
    private static Verdict insideWindow(PolicyFacts facts, Set<String> teams) {
        Instant from = facts.notBefore();
        Instant until = facts.notAfter();
        if (from != null && facts.at().isBefore(from)) {
            return unmet("The window opens at " + from + "; wait until then.");
        }
        if (until != null && !facts.at().isBefore(until)) {
            return unmet("The window closed at " + until + "; revise the change with a new window.");
        }
        return met(from == null && until == null ? "No window was asked for." : "The window is open.");
    }

    private static Verdict met(String detail) {
        return new Verdict(true, detail);
    }

    private static Verdict unmet(String detail) {
        return new Verdict(false, detail);
    }
}
