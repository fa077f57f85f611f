package dev.countersign.policy;

import static dev.countersign.policy.SituationBuilder.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The team that may lift the freeze decides too. */
class A_change_planned_in_a_freeze {

    private static final Instant BEFORE = Instant.parse("2026-12-18T16:00:00Z");
    private static final Instant WITHIN = Instant.parse("2026-12-24T12:00:00Z");
    private static final Instant START = Instant.parse("2026-12-18T17:00:00Z");

    private final PolicyFixture policy = new PolicyFixture();

    A_change_planned_in_a_freeze() {
        policy.freezes.addAll(Catalogue.of(PolicyFixture.shipped()).freezes());
    }

    @Test
    void now_names_the_freeze_in_the_reason() {
        var stage = policy.workOut(aDeployment().at(WITHIN)).stages().get(2);

        assertThat(stage.team()).isEqualTo("incident-command");
        assertThat(stage.reason()).contains("Year-end freeze 2026, until 2027-01-04T07:00:00Z");
        assertThat(stage.rule()).isEqualTo("rule_stages_freezeOverride");
    }

    @Test
    void by_its_window_is_one_even_when_asked_for_before() {
        assertThat(policy.workOut(aDeployment().between(WITHIN, null)).stages()).hasSize(3);
        assertThat(policy.workOut(aDeployment().between(BEFORE, WITHIN)).stages())
                .hasSize(3);
    }

    @Test
    void is_not_one_whose_window_ends_before_it() {
        assertThat(policy.workOut(aDeployment().between(BEFORE, START)).stages())
                .hasSize(2);
    }

    @Test
    void of_another_environment_is_not_one() {
        assertThat(policy.workOut(aDeployment().in("staging").at(WITHIN)).stages())
                .hasSize(1);
        assertThat(policy.workOut(aDeployment().in("development").at(WITHIN))
                        .terms()
                        .automatic())
                .isTrue();
    }

    @Test
    void under_two_teams_asks_both() {
        policy.freezes.add(ExtendedCatalogue.freeze("another", "security"));

        assertThat(policy.workOut(aDeployment().at(WITHIN)).stages())
                .extracting(StageRule::team)
                .containsExactly("sre", "payments-owners", "incident-command", "security");
    }

    @Test
    void that_the_same_team_approves_anyway_has_one_stage_of_it_with_both_reasons() {
        policy.freezes.add(ExtendedCatalogue.freeze("sre-week", "sre"));

        var stages = policy.workOut(aDeployment()).stages();

        assertThat(stages).extracting(StageRule::team).containsExactly("sre", "payments-owners");
        assertThat(stages.get(0).reason()).contains("Operations").contains("Freeze of sre-week");
    }
}
