package dev.countersign.policy;

import static dev.countersign.policy.A_table_that_leaves_it_open.refused;
import static dev.countersign.policy.SituationBuilder.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that ask for less than the program insists on. */
class A_table_below_a_floor {

    private final PolicyFixture policy = new PolicyFixture();

    @Test
    void production_is_never_automatic() {
        policy.set(Tables.TERMS, "rule_terms_production", "mode", "\"automatic\"");

        broken("neverAutomaticInProduction", aDeployment());
    }

    @Test
    void production_is_never_automatic_not_even_when_all_tables_agree() {
        everyStageNobody();
        policy.set(Tables.TERMS, "rule_terms_production", "mode", "\"automatic\"");

        broken("neverAutomaticInProduction", aDeployment());
    }

    @Test
    void nobody_in_production_takes_more_than_the_stages_saying_so() {
        everyStageNobody();

        broken("noStagesOnlyByTheWordAutomatic", aDeployment());
    }

    @Test
    void nothing_above_medium_risk_is_automatic_in_any_environment() {
        policy.set(Tables.TERMS, "rule_terms_developmentHighRisk", "mode", "\"automatic\"");

        broken(
                "neverAutomaticAboveMediumRisk",
                aDeployment().in("development").doing("cluster-operation").on("ledger"));
    }

    @Test
    void nobody_decides_on_their_own_change_in_production() {
        policy.set(Tables.TERMS, "rule_terms_production", "selfDecision", "true");

        broken("noSelfDecisionInProduction", aDeployment());
    }

    @Test
    void outside_production_a_table_may_allow_it() {
        policy.set(Tables.TERMS, "rule_terms_staging", "selfDecision", "true");

        assertThat(policy.workOut(aDeployment().in("staging")).terms().selfDecision())
                .isTrue();
    }

    @Test
    void nobody_in_the_stages_without_automatic_in_the_terms() {
        policy.set(Tables.TERMS, "rule_terms_developmentAutomatic", "mode", "\"approval\"");

        broken("noStagesOnlyByTheWordAutomatic", aDeployment().in("development"));
    }

    @Test
    void automatic_in_the_terms_with_somebody_in_the_stages() {
        policy.set(Tables.TERMS, "rule_terms_staging", "mode", "\"automatic\"");

        broken("automaticHasNoStages", aDeployment().in("staging"));
    }

    @ParameterizedTest
    @CsvSource({"0, everyStageHasASeat", "-1, everyStageHasASeat", "11, seatsThatPeopleCanFill"})
    void seats_that_make_no_sense(String seats, String floor) {
        policy.set(Tables.STAGES, "rule_stages_productionOwners", "seats", seats);

        broken(floor, aDeployment());
    }

    @ParameterizedTest
    @CsvSource({
        "permitLife, PT5M1S, permitLifeInBounds",
        "permitLife, PT0S, permitLifeInBounds",
        "permitLife, -PT1M, permitLifeInBounds",
        "permitLife, PT0.5S, permitLifeInBounds",
        "decideWithin, P31D, decideWithinInBounds",
        "decideWithin, PT0S, decideWithinInBounds",
        "startWithin, P8D, startWithinInBounds",
        "startWithin, -P1D, startWithinInBounds",
        "remedyWithin, P31D, remedyWithinInBounds",
        "reportWithin, P8D, reportWithinInBounds",
        "remindAfter, PT0S, remindAfterInBounds",
        "escalateAfter, PT0S, escalateAfterInBounds",
        "remindAfter, P2D, remindBeforeTheEnd",
        "escalateAfter, P3D, escalateBeforeTheEnd"
    })
    void times_out_of_bounds(String column, String duration, String floor) {
        policy.set(Tables.TERMS, "rule_terms_production", column, "\"" + duration + "\"");

        broken(floor, aDeployment());
    }

    @Test
    void each_floor_has_a_name_of_its_own_and_a_sentence() {
        Set<String> names = new HashSet<>();
        assertThat(Floors.all()).allSatisfy(floor -> {
            assertThat(names.add(floor.name())).isTrue();
            assertThat(floor.sentence()).isNotBlank();
        });
    }

    private void everyStageNobody() {
        for (var rule : new String[] {"rule_stages_productionOperations", "rule_stages_productionOwners"}) {
            policy.set(Tables.STAGES, rule, "team", "\"nobody\"");
            policy.set(Tables.STAGES, rule, "seats", "0");
        }
    }

    private void broken(String floor, SituationBuilder change) {
        refused(() -> policy.workOut(change), "policy_floor", "approval-", floor);
    }
}
