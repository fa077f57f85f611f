package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.CheckFinding.Level;
import dev.countersign.modeling.tables.CompiledTable.CompiledRule;
import dev.countersign.policy.Contract;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What the rules of one table leave open, say twice, or say in vain. */
final class RuleFindings {

    private static final int MOST = 5;

    private final CompiledTable compiled;
    private final DecisionTable table;
    private final List<Variable> variables;
    private final List<CheckFinding> findings = new ArrayList<>();

    private RuleFindings(CompiledTable compiled) {
        this.compiled = compiled;
        this.table = compiled.table();
        this.variables = compiled.space().variables();
    }

    /** @param compiled and sound: of a table with a cell that fails nothing can be said */
    static List<CheckFinding> of(CompiledTable compiled) {
        var rules = new RuleFindings(compiled);
        rules.unreachable();
        rules.overlaps();
        rules.duplicates();
        rules.gaps();
        return List.copyOf(rules.findings);
    }

    private void unreachable() {
        for (var rule : compiled.rules()) {
            if (!rule.meets(compiled.everything())) {
                findings.add(CheckFinding.error(
                        "unreachable_rule",
                        rule.rule().id(),
                        where(rule) + " never fits: " + why(rule) + ".",
                        "Correct the cell, or remove the rule."));
            } else if (!rule.meets(compiled.known()) && !rule.meets(withEverythingUnnamed())) {
                findings.add(CheckFinding.warning(
                        "unreachable_rule",
                        rule.rule().id(),
                        where(rule) + " fits nothing today: " + today(rule) + " is not in the catalogue.",
                        "Correct the cell, add the word to the catalogue, or remove the rule."));
            }
        }
    }

    /** A rule for whatever the catalogue may get is meant to wait; one for a word that it has not is not. */
    private BitSet[] withEverythingUnnamed() {
        var box = compiled.known();
        for (int v = 0; v < box.length; v++) {
            var last = variables.get(v).size() - 1;
            if (last >= 0 && variables.get(v).atoms().get(last).words().equals(Variable.ANY_OTHER)) {
                box[v].set(last);
            }
        }
        return box;
    }

    private String why(CompiledRule rule) {
        for (int v = 0; v < variables.size(); v++) {
            if (rule.allowed()[v].isEmpty()) {
                return "no value of " + variables.get(v).name() + " is what its cell asks for";
            }
        }
        return "its cells contradict each other";
    }

    private String today(CompiledRule rule) {
        var unknown = new ArrayList<String>();
        for (int v = 0; v < variables.size(); v++) {
            if (!rule.allowed()[v].intersects(variables.get(v).known())) {
                unknown.add(Wording.values(variables.get(v), rule.allowed()[v]));
            }
        }
        return Wording.and(unknown);
    }

    private boolean onlyOne() {
        return Contract.of(table.id()).map(Contract::one).orElse(table.onlyOneFits()) || table.onlyOneFits();
    }

    private void overlaps() {
        int found = 0;
        for (int a = 0; onlyOne() && a < compiled.rules().size(); a++) {
            for (int b = a + 1; b < compiled.rules().size(); b++) {
                var box = common(compiled.rules().get(a), compiled.rules().get(b));
                if (box != null && ++found <= MOST) {
                    overlap(compiled.rules().get(a), compiled.rules().get(b), box);
                }
            }
        }
        if (found > MOST) {
            more("overlap", (found - MOST) + " more pairs of rules of " + table.id() + " fit the same.");
        }
    }

    private BitSet @org.jspecify.annotations.Nullable [] common(CompiledRule one, CompiledRule other) {
        var box = one.intersection(other.allowed());
        for (var atoms : box) {
            if (atoms.isEmpty()) {
                return null;
            }
        }
        var wide = new ArrayList<>(one.wide());
        wide.addAll(other.wide());
        return wide.isEmpty() || Wide.satisfiable(wide, box) ? box : null;
    }

    private void overlap(CompiledRule one, CompiledRule other, BitSet[] box) {
        findings.add(finding(
                box,
                "overlap",
                other.rule().id(),
                Wording.sentence(one.rule().called()) + " and " + other.rule().called() + " of " + table.id()
                        + " both fit " + Wording.box(variables, box) + "; only one may.",
                "Narrow one of them."));
    }

    private void duplicates() {
        for (var rule : compiled.rules()) {
            compiled.rules().stream()
                    .filter(other -> other != rule && addsNothing(rule, other))
                    .findFirst()
                    .ifPresent(other -> findings.add(CheckFinding.warning(
                            "duplicate_rule",
                            rule.rule().id(),
                            where(rule) + " says what " + other.rule().called() + " says already, wherever it fits.",
                            "Remove one of them, or change what it gives.")));
        }
    }

    private boolean addsNothing(CompiledRule rule, CompiledRule other) {
        if (onlyOne()
                || !rule.meets(compiled.everything())
                || !rule.wide().isEmpty()
                || !other.wide().isEmpty()
                || !Boxes.contains(other.allowed(), rule.allowed())) {
            return false;
        }
        var same = Boxes.contains(rule.allowed(), other.allowed());
        return gives(rule).equals(gives(other))
                && (!same || rule.rule().number() > other.rule().number());
    }

    /** All but why. */
    private List<String> gives(CompiledRule rule) {
        var given = new ArrayList<String>();
        for (int o = 0; o < table.outputs().size(); o++) {
            var name = table.outputs().get(o).name();
            if (!name.equals("reason") && !name.equals("title") && !name.equals("name")) {
                given.add(rule.rule().output(o));
            }
        }
        return given;
    }

    private void gaps() {
        var today = Gaps.in(compiled, compiled.known(), List.of());
        var ever = Gaps.in(compiled, compiled.everything(), today.boxes());
        ever.boxes().forEach(this::gap);
        if (!today.complete() || !ever.complete()) {
            more("gap", "There may be more that no rule of " + table.id() + " fits; correct these first.");
        }
    }

    private void gap(BitSet[] box) {
        findings.add(finding(
                box,
                "gap",
                table.id(),
                "No rule of " + table.id() + " fits " + Wording.box(variables, box) + ".",
                "Add a rule for it, or widen the one that is meant for it."));
    }

    /** What cannot occur before the catalogue gets a new word is no error yet. */
    private CheckFinding finding(BitSet[] box, String rule, String element, String detail, String next) {
        var level = Boxes.meet(box, compiled.known()) ? Level.ERROR : Level.WARNING;
        return new CheckFinding(level, rule, element, detail, next);
    }

    private void more(String rule, String detail) {
        findings.add(CheckFinding.note(rule, table.id(), detail));
    }

    private static String where(DecisionTable table, CompiledRule rule) {
        return CellFindings.where(table, rule.rule());
    }

    private String where(CompiledRule rule) {
        return where(table, rule);
    }
}
