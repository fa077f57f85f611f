package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.platform.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the check of a draft believes that tables are given and that is read of them, against what happens. */
class The_contract_of_the_tables {

    private final PolicyFixture policy = new PolicyFixture();

    @Test
    void names_what_tables_are_given() {
        var facts = new SituationBuilder().facts();

        assertThat(contract(Tables.RISK).inputs())
                .containsOnlyKeys(Inputs.of(facts, policy.catalogue).keySet());
        for (var table : List.of(Tables.TERMS, Tables.STAGES, Tables.GATES)) {
            assertThat(contract(table).inputs())
                    .containsOnlyKeys(
                            Inputs.of(facts, Risk.LOW, policy.catalogue).keySet());
        }
    }

    @Test
    void names_what_the_tables_of_an_emergency_are_given() {
        var asked = new HashMap<String, Map<String, Object>>();
        var glass = new WorkOutBreakGlass(
                (table, inputs) -> {
                    asked.put(table, inputs);
                    return policy.ask(table, inputs);
                },
                policy.catalogue,
                policy.teams::contains);

        glass.terms("sev1", "payments", false, false);
        glass.reach("deploy", Set.of("production"), "sev1");

        asked.forEach((table, inputs) -> assertThat(contract(table).inputs()).containsOnlyKeys(inputs.keySet()));
        assertThat(asked).hasSize(2);
    }

    /** Whatever is read complains where it is missing; so nothing is read that the contract does not name. */
    @Test
    void names_what_is_read() {
        for (var table : List.of(Tables.TERMS, Tables.BREAK_GLASS_TERMS)) {
            var row = policy.ask(table, inputs(table)).one();
            for (var column : row.outputs().keySet()) {
                var without = new HashMap<String, Object>(row.outputs());
                without.remove(column);
                var read = contract(table).outputs().stream()
                        .anyMatch(r -> r.name().equals(column));
                assertThat(read).as(table + "." + column).isEqualTo(refuses(table, without));
            }
        }
    }

    private boolean refuses(String table, Map<String, Object> outputs) {
        var row = new Row(table, "rule", outputs);
        var answer = new Answer(new TableVersion(table, 1, ""), List.of(row));
        var project = policy.catalogue.project("payments").orElseThrow();
        try {
            answer.hits();
            if (table.equals(Tables.TERMS)) {
                TermsTable.read(row, new TeamWords(project, List.of(), policy.teams::contains));
            } else {
                policy.breakGlass().read(answer, project);
            }
            return false;
        } catch (Refused e) {
            return true;
        }
    }

    private Map<String, Object> inputs(String table) {
        return table.equals(Tables.TERMS)
                ? Inputs.of(new SituationBuilder().facts(), Risk.LOW, policy.catalogue)
                : Map.of("severity", "sev1", "debt", false, "rehearsal", false);
    }

    private static Contract contract(String table) {
        return Contract.of(table).orElseThrow();
    }
}
