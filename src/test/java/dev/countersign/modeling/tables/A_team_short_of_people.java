package dev.countersign.modeling.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.CheckFinding.Level;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tables that ask for more people than there are today. */
class A_team_short_of_people {

    @AfterEach
    void everybodyComesBack() {
        TablesFixture.everybodyIsThere();
    }

    @Test
    void makes_an_error_of_a_rule_that_asks_for_more_than_it_has() {
        var findings =
                check(Edit.of("approval-policy").cell("outputEntry_approvalStages_stages_dataMigration_seats", "3"));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.ERROR);
            assertThat(finding.rule()).isEqualTo("never_approvable");
            assertThat(finding.element()).isEqualTo("rule_stages_dataMigration");
            assertThat(finding.detail())
                    .contains("Rule rule_stages_dataMigration (row 7) of approval-stages", "dba is short of people")
                    .contains("action = data-migration");
        });
    }

    @Test
    void counts_the_people_who_could_ask_and_never_get_an_answer() {
        var findings =
                check(Edit.of("approval-policy").cell("outputEntry_approvalStages_stages_productionOwners_seats", "2"));

        assertThat(findings).extracting(CheckFinding::rule).containsOnly("not_approvable_for_some");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.level()).isEqualTo(Level.WARNING);
            assertThat(finding.element()).isEqualTo("rule_stages_productionOwners");
        });
        assertThat(findings)
                .extracting(CheckFinding::detail)
                .anyMatch(detail ->
                        detail.contains("of the 4 people who may ask for changes of Payments, 2 would wait for ever"))
                .anyMatch(detail ->
                        detail.contains("of the 3 people who may ask for changes of Identity, 2 would wait for ever"));
    }

    @Test
    void warns_of_a_rule_that_stands_and_falls_with_one_person() {
        TablesFixture.PEOPLE.put("lawyers", List.of("lawyer"));
        var findings = check(
                Edit.of("approval-policy").cell("outputEntry_approvalStages_stages_critical_team", "\"lawyers\""));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.WARNING);
            assertThat(finding.rule()).isEqualTo("one_person");
            assertThat(finding.element()).isEqualTo("rule_stages_critical");
            assertThat(finding.detail()).contains("lawyers has nobody else").doesNotContain("in force already");
        });
    }

    @Test
    void two_seats_are_not_filled_by_one_person_of_two_teams() {
        TablesFixture.PEOPLE.put("security", List.of("dba-one", "dba-two"));
        var findings =
                check(Edit.of("approval-policy").cell("outputEntry_approvalStages_stages_dataMigration_seats", "2"));

        assertThat(findings)
                .filteredOn(finding -> finding.level() == Level.ERROR)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("never_approvable");
                    assertThat(finding.detail()).contains("risk = critical", "action = data-migration");
                });
    }

    @Test
    void is_no_error_of_a_draft_that_did_not_make_it_so() {
        TablesFixture.PEOPLE.put("dba", List.of());
        TablesFixture.PEOPLE.put("security", List.of("security-one"));

        var findings = check(Edit.of("gates").replace("Rollback plan\"", "A way back\""));

        assertThat(findings)
                .extracting(CheckFinding::level, CheckFinding::rule)
                .containsExactlyInAnyOrder(tuple(Level.WARNING, "never_approvable"), tuple(Level.NOTE, "one_person"));
        assertThat(findings).allSatisfy(finding -> assertThat(finding.detail()).contains("in force already"));
    }

    private static List<CheckFinding> check(Edit edit) {
        return TablesFixture.check(edit.stem(), edit.dmn());
    }
}
