package dev.countersign.modeling.tables;

import dev.countersign.modeling.tables.CompiledTable.CompiledRule;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Contract.Given;
import dev.countersign.policy.Environment;
import dev.countersign.policy.Risk;
import dev.countersign.policy.Tables;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All that the tables of an approval can say together: every set of rules that fit the same change, each once, with one change that
 * they fit. Atoms that no rule and no law tells apart are one branch, and the same rules left over are looked at once.
 */
final class Outcomes {

    static final Map<String, Given> ALWAYS = always();
    private static final List<String> ASKED = List.of(Tables.RISK, Tables.TERMS, Tables.STAGES, Tables.GATES);
    private static final int MOST_STEPS = 200_000;

    /**
     * What fits a change together.
     *
     * @param point a change: an atom of each variable
     * @param known whether such a change can be asked for today
     * @param production whether it is held to what holds in production
     */
    record Outcome(
            int[] point,
            boolean known,
            boolean production,
            boolean freeze,
            Risk risk,
            BitSet terms,
            BitSet stages,
            BitSet gates) {}

    /** What no law and no reader tells apart. */
    private record Said(Object apart, boolean known, Risk risk, BitSet terms, BitSet stages, BitSet gates) {}

    private record State(int step, BitSet alive, List<Integer> apart, boolean known) {}

    private record Branch(int atom, boolean known, BitSet rules) {}

    private final Group group;
    private final Catalogue catalogue;
    private final List<CompiledRule> rules = new ArrayList<>();
    private final int[] starts = new int[ASKED.size() + 1];
    private final int[] order;
    private final int[] lastSteps;
    private final int[] levels;
    private final boolean[] apart;
    private final List<List<Branch>> branches;
    private final int[] point;
    private final Set<State> seen = new HashSet<>();
    private final Map<Said, Outcome> outcomes = new LinkedHashMap<>();

    Outcomes(Group group, Catalogue catalogue) {
        this.group = group;
        this.catalogue = catalogue;
        for (int t = 0; t < ASKED.size(); t++) {
            rules.addAll(group.member(ASKED.get(t)).compiled().rules());
            starts[t + 1] = rules.size();
        }
        int size = group.space().size();
        int risk = group.space().place("risk");
        this.order = IntStream.concat(IntStream.range(0, size).filter(v -> v != risk), IntStream.of(risk))
                .toArray();
        this.apart = new boolean[size];
        for (int v = 0; v < size; v++) {
            apart[v] = isApart(v);
        }
        this.lastSteps = rules.stream().mapToInt(this::lastStep).toArray();
        this.levels = IntStream.range(0, starts[1]).map(this::levelOf).toArray();
        this.point = new int[size];
        this.branches = IntStream.of(order).mapToObj(this::branches).toList();
    }

    /** Those that can be asked for today first. */
    List<Outcome> all() {
        look(0, Variable.all(rules.size()), true);
        return outcomes.values().stream()
                .sorted(Comparator.comparing(outcome -> !outcome.known()))
                .toList();
    }

    boolean complete() {
        return seen.size() < MOST_STEPS;
    }

    private void look(int step, BitSet possible, boolean known) {
        var alive = withoutWhatCannotRaiseTheRisk(step, possible);
        var fixed = new ArrayList<Integer>();
        for (int s = 0; s < step; s++) {
            if (apart[order[s]]) {
                fixed.add(point[order[s]]);
            }
        }
        if (!complete() || !seen.add(new State(step, alive, fixed, known))) {
            return;
        }
        if (step == order.length - 1) {
            withRisk(alive, known);
            return;
        }
        for (var branch : branches.get(step)) {
            var left = (BitSet) alive.clone();
            left.and(branch.rules());
            point[order[step]] = branch.atom();
            look(step + 1, left, known && branch.known());
        }
    }

    /** Only the highest level counts, so rules of no higher one than what is certain already make no difference. */
    private BitSet withoutWhatCannotRaiseTheRisk(int step, BitSet alive) {
        int best = -1;
        for (int r = alive.nextSetBit(0); r >= 0 && r < starts[1]; r = alive.nextSetBit(r + 1)) {
            if (isCertain(r, step) && levels[r] >= 0 && (best < 0 || levels[r] > levels[best])) {
                best = r;
            }
        }
        var left = (BitSet) alive.clone();
        for (int r = 0; best >= 0 && r < starts[1]; r++) {
            left.set(r, alive.get(r) && (r == best || levels[r] < 0 || levels[r] > levels[best]));
        }
        return left;
    }

    private boolean isCertain(int rule, int step) {
        return lastSteps[rule] < step && rules.get(rule).wide().stream().allMatch(condition -> condition.fits(point));
    }

    /** -1 where it hangs on the change. */
    private int levelOf(int rule) {
        return group.member(Tables.RISK)
                .outputs()
                .fixed(rule, "level")
                .flatMap(level -> Risk.of(level.toString()))
                .map(Risk::ordinal)
                .orElse(-1);
    }

    /** After that step it fits whatever comes. */
    private int lastStep(CompiledRule rule) {
        for (int step = order.length - 1; step >= 0; step--) {
            int v = order[step];
            if (rule.allowed()[v].cardinality()
                            < group.space().variables().get(v).size()
                    || rule.wide().stream().anyMatch(wide -> wide.hangsOn(v))) {
                return step;
            }
        }
        return -1;
    }

    /** The risk is not asked for: it is what its table says, the highest level among the rules that fit. */
    private void withRisk(BitSet alive, boolean known) {
        var level = level(fitting(alive, 0));
        if (level.isEmpty()) {
            return;
        }
        point[order[order.length - 1]] = level.get().ordinal();
        var left = (BitSet) alive.clone();
        left.and(branches.get(order.length - 1).get(level.get().ordinal()).rules());
        var terms = fitting(left, 1);
        var stages = fitting(left, 2);
        var gates = fitting(left, 3);
        var facts = new ArrayList<Integer>();
        for (int v = 0; v < point.length; v++) {
            if (apart[v] && v != order[order.length - 1]) {
                facts.add(facet(v, point[v]));
            }
        }
        outcomes.computeIfAbsent(
                new Said(facts, known, level.get(), terms, stages, gates),
                said -> new Outcome(point.clone(), known, production(), freeze(), level.get(), terms, stages, gates));
    }

    private BitSet fitting(BitSet alive, int table) {
        var fitting = new BitSet();
        for (int r = alive.nextSetBit(starts[table]); r >= 0 && r < starts[table + 1]; r = alive.nextSetBit(r + 1)) {
            if (rules.get(r).fits(point)) {
                fitting.set(r - starts[table]);
            }
        }
        return fitting;
    }

    private Optional<Risk> level(BitSet fitting) {
        return group.member(Tables.RISK).rows(fitting, point).stream()
                .flatMap(row -> Risk.of(String.valueOf(row.outputs().get("level"))).stream())
                .max(Comparator.naturalOrder());
    }

    private boolean production() {
        return production(point[group.space().place("environment")]);
    }

    /** One that the catalogue does not know counts as production, as one does that does not say. */
    private boolean production(int atom) {
        var environment = group.space()
                .variables()
                .get(group.space().place("environment"))
                .value(atom);
        return catalogue
                .environment(String.valueOf(environment))
                .map(Environment::production)
                .orElse(true);
    }

    private boolean freeze() {
        var place = group.space().place("freeze");
        return Boolean.TRUE.equals(group.space().variables().get(place).value(point[place]));
    }

    /** Whether something else than the rules' own columns hangs on the variable. */
    private boolean isApart(int v) {
        var name = group.space().variables().get(v).name();
        return name.equals("environment")
                || name.equals("freeze")
                || name.equals("project")
                || rules.stream().anyMatch(rule -> rule.wide().stream().anyMatch(wide -> wide.hangsOn(v)))
                || ASKED.stream()
                        .anyMatch(table -> group.member(table).outputs().hangsOn(name));
    }

    /** What is told apart of it: of an environment only whether it is production, unless a rule looks closer. */
    private int facet(int v, int atom) {
        return group.space().variables().get(v).name().equals("environment") && !production(atom) ? -1 : atom;
    }

    private List<Branch> branches(int v) {
        var variable = group.space().variables().get(v);
        var bySignature = new LinkedHashMap<Object, Branch>();
        for (int atom = 0; atom < variable.size(); atom++) {
            int a = atom;
            var fitting = new BitSet();
            for (int r = 0; r < rules.size(); r++) {
                fitting.set(r, rules.get(r).allowed()[v].get(a));
            }
            var known = variable.known().get(atom);
            var key = apart[v] || v == order[order.length - 1] ? (Object) atom : List.of(fitting, known);
            bySignature.putIfAbsent(key, new Branch(atom, known, fitting));
        }
        return List.copyOf(bySignature.values());
    }

    private static Map<String, Given> always() {
        var always = new LinkedHashMap<String, Given>();
        always.put("environment", Given.ENVIRONMENT);
        always.put("freeze", Given.FLAG);
        always.put("risk", Given.RISK);
        return always;
    }
}
