package dev.countersign.modeling.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.platform.Refused;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Row;
import dev.countersign.policy.process.DecisionTable;
import dev.countersign.policy.process.FeelForTests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The analysis against the engine itself, asked for every combination of some hundred tables made up by chance. */
class The_analysis_of_a_table {

    private static final Vocabulary VOCABULARY = new Vocabulary(Catalogue.of(TablesFixture.catalogue()));

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void says_what_the_engine_says(long seed) {
        var dmn = new RandomTable(seed).dmn();
        var compiled = compile(dmn);
        var engine = DecisionTable.read(RandomTable.ID, 1, dmn.getBytes(StandardCharsets.UTF_8));
        var gaps = Gaps.in(compiled, compiled.everything(), List.of());
        var found = RuleFindings.of(compiled);
        var overlapping = new TreeSet<String>();
        var fitted = new TreeSet<String>();

        for (var point : points(compiled)) {
            var hits = hits(engine, compiled, point);
            assertThat(ids(compiled, compiled.fitting(point))).as(dmn).isEqualTo(hits);
            fitted.addAll(hits);
            var inGap = gaps.boxes().stream().anyMatch(box -> inside(box, point));
            if (inGap || gaps.complete()) {
                assertThat(inGap).as(dmn).isEqualTo(hits.isEmpty());
            }
            if (compiled.table().onlyOneFits()) {
                pairs(hits).forEach(overlapping::add);
            }
        }

        assertThat(named(found, "gap")).as(dmn).isEqualTo(!gaps.boxes().isEmpty());
        assertThat(named(found, "overlap")).as(dmn).isEqualTo(!overlapping.isEmpty());
        assertThat(elements(found, "unreachable_rule")).as(dmn).isEqualTo(without(compiled, fitted));
    }

    /** What is found is as wide as it can be: no variable takes another atom without meeting a rule. */
    @ParameterizedTest
    @MethodSource("seeds")
    void merges_gaps_as_far_as_they_go(long seed) {
        var compiled = compile(new RandomTable(seed).dmn());

        for (var box : Gaps.in(compiled, compiled.everything(), List.of()).boxes()) {
            for (int v = 0; v < box.length; v++) {
                for (int atom = 0; atom < compiled.space().variables().get(v).size(); atom++) {
                    var slice = box.clone();
                    slice[v] = Boxes.single(atom);
                    var meets = compiled.rules().stream().anyMatch(rule -> rule.meets(slice));
                    assertThat(meets).isEqualTo(!box[v].get(atom));
                }
            }
        }
    }

    private static CompiledTable compile(String dmn) {
        var table =
                TableFile.read(dmn.getBytes(StandardCharsets.UTF_8)).tables().get(0);
        var feel = FeelForTests.source().fresh();
        var findings = new ArrayList<CheckFinding>();
        var space = Space.of(List.of(table), Map.of(), VOCABULARY, feel);
        var compiled = new CompileTable(table, space, feel, findings::add).compile();
        assertThat(compiled.sound()).as(findings.toString()).isTrue();
        return compiled;
    }

    private static List<int[]> points(CompiledTable compiled) {
        var names = compiled.space().variables().stream().map(Variable::name).toList();
        var combinations = new Combinations(compiled.space(), names);
        var points = new ArrayList<int[]>();
        for (int place = 0; place < combinations.count(); place++) {
            points.add(combinations.point(place));
        }
        return points;
    }

    private static Set<String> hits(DecisionTable engine, CompiledTable compiled, int[] point) {
        var inputs = new HashMap<String, Object>();
        for (int v = 0; v < point.length; v++) {
            var variable = compiled.space().variables().get(v);
            inputs.put(variable.name(), variable.value(point[v]));
        }
        try {
            return new TreeSet<>(
                    engine.ask(inputs).rows().stream().map(Row::rule).toList());
        } catch (Refused e) {
            assertThat(e.refusal().code()).isEqualTo("policy_ambiguous");
            var rules = new TreeSet<>(
                    Set.of(e.refusal().detail().replaceAll(".*fit: |\\.$", "").split(", ")));
            assertThat(rules).hasSizeGreaterThan(1);
            return rules;
        }
    }

    private static Set<String> ids(CompiledTable compiled, BitSet rules) {
        var ids = new TreeSet<String>();
        rules.stream().forEach(r -> ids.add(compiled.rules().get(r).rule().id()));
        return ids;
    }

    private static List<String> pairs(Set<String> hits) {
        return hits.stream()
                .flatMap(a -> hits.stream().filter(b -> a.compareTo(b) < 0).map(b -> a + " " + b))
                .toList();
    }

    private static boolean inside(BitSet[] box, int[] point) {
        for (int v = 0; v < point.length; v++) {
            if (!box[v].get(point[v])) {
                return false;
            }
        }
        return true;
    }

    private static boolean named(List<CheckFinding> findings, String rule) {
        return findings.stream().anyMatch(finding -> finding.rule().equals(rule));
    }

    private static Set<String> elements(List<CheckFinding> findings, String rule) {
        var elements = new TreeSet<String>();
        findings.stream()
                .filter(finding -> finding.rule().equals(rule))
                .forEach(finding -> elements.add(finding.element()));
        return elements;
    }

    private static Set<String> without(CompiledTable compiled, Set<String> fitted) {
        var left = new TreeSet<>(
                compiled.rules().stream().map(rule -> rule.rule().id()).toList());
        left.removeAll(fitted);
        return left;
    }
}
