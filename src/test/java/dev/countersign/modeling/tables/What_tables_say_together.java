package dev.countersign.modeling.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Risk;
import dev.countersign.policy.Tables;
import dev.countersign.policy.process.FeelForTests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules that can fit the same change, found without going through all changes, against all changes gone through. */
class What_tables_say_together {

    private static final Catalogue CATALOGUE = Catalogue.of(TablesFixture.catalogue());

    @Test
    void is_found_in_full_and_nothing_else() {
        var group = group(TablesFixture.shipped("risk"), TablesFixture.shipped("approval-policy"));

        var outcomes = new Outcomes(group, CATALOGUE);
        var found = new HashSet<List<Object>>();
        outcomes.all()
                .forEach(o ->
                        found.add(List.of(o.production(), o.freeze(), o.risk(), o.terms(), o.stages(), o.gates())));

        assertThat(outcomes.complete()).isTrue();
        assertThat(found).isEqualTo(oneByOne(group));
    }

    @Test
    void is_found_where_a_cell_hangs_on_another_column() {
        var risk = Edit.of("risk")
                .cell("inputEntry_risk_bigInProduction_size", "? > 50 and not(incident and criticality = \"vital\")");
        var group = group(risk.dmn(), TablesFixture.shipped("approval-policy"));

        var found = new HashSet<List<Object>>();
        new Outcomes(group, CATALOGUE)
                .all()
                .forEach(o ->
                        found.add(List.of(o.production(), o.freeze(), o.risk(), o.terms(), o.stages(), o.gates())));

        assertThat(found).isEqualTo(oneByOne(group));
    }

    private static Group group(String risk, String policy) {
        var tables = Stream.of(risk, policy, TablesFixture.shipped("gates"))
                .flatMap(dmn -> TableFile.read(dmn.getBytes(StandardCharsets.UTF_8)).tables().stream())
                .toList();
        return Group.of(
                tables,
                Outcomes.ALWAYS,
                new Vocabulary(CATALOGUE),
                FeelForTests.source().fresh(),
                (table, finding) -> assertThat(finding.level()).isEqualTo(CheckFinding.Level.NOTE));
    }

    private static Set<List<Object>> oneByOne(Group group) {
        var all = new HashSet<List<Object>>();
        var names = group.space().variables().stream().map(Variable::name).toList();
        var combinations = new Combinations(group.space(), names);
        for (int place = 0; place < combinations.count(); place++) {
            var point = combinations.point(place);
            var values = combinations.values(place);
            if (levels(group, point).stream()
                    .max(Risk::compareTo)
                    .map(Risk::word)
                    .orElse("none")
                    .equals(values.get("risk"))) {
                all.add(List.of(
                        CATALOGUE
                                .environment((String) values.get("environment"))
                                .map(environment -> environment.production())
                                .orElse(true),
                        values.get("freeze"),
                        Risk.of((String) values.get("risk")).orElseThrow(),
                        group.member(Tables.TERMS).compiled().fitting(point),
                        group.member(Tables.STAGES).compiled().fitting(point),
                        group.member(Tables.GATES).compiled().fitting(point)));
            }
        }
        return all;
    }

    private static List<Risk> levels(Group group, int[] point) {
        var risk = group.member(Tables.RISK);
        var levels = new ArrayList<Risk>();
        risk.rows(risk.compiled().fitting(point), point)
                .forEach(row ->
                        levels.add(Risk.of((String) row.outputs().get("level")).orElseThrow()));
        return levels;
    }
}
