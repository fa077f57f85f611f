package dev.countersign.policy;

import static dev.countersign.policy.SituationBuilder.WEDNESDAY_MORNING;
import static dev.countersign.policy.SituationBuilder.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Conditions besides people. */
class A_gate {

    private static final Duration HOUR = Duration.ofHours(1);

    private final PolicyFixture policy = new PolicyFixture();

    @Test
    void of_which_nobody_knows_the_meaning_is_not_met() {
        var state = check("moon-phase", aDeployment());

        assertThat(state.met()).isFalse();
        assertThat(state.detail()).contains("moon-phase").contains("ask the process owners");
    }

    @Test
    void asking_for_a_rollback_plan() {
        assertThat(check("rollback-plan", aDeployment()).met()).isTrue();
        assertThat(check("rollback-plan", aDeployment().withoutRollbackPlan()).met())
                .isFalse();
    }

    @Test
    void asking_for_evidence_of_any_kind() {
        assertThat(check("evidence", aDeployment()).met()).isFalse();
        assertThat(check("evidence", aDeployment().withEvidence("link")).met()).isTrue();
    }

    @Test
    void asking_for_evidence_of_one_kind() {
        assertThat(check("evidence:test-report", aDeployment().withEvidence("link"))
                        .met())
                .isFalse();
        assertThat(check("evidence:test-report", aDeployment().withEvidence("test-report"))
                        .met())
                .isTrue();
    }

    @Test
    void asking_for_evidence_of_no_kind_is_not_met() {
        assertThat(check("evidence:", aDeployment().withEvidence("test-report")).met())
                .isFalse();
    }

    @Test
    void on_the_window_is_met_from_its_first_moment_until_just_before_its_last() {
        var now = WEDNESDAY_MORNING;

        assertThat(check("inside-window", aDeployment()).met()).isTrue();
        assertThat(check("inside-window", aDeployment().between(now, now.plus(HOUR)))
                        .met())
                .isTrue();
        assertThat(check("inside-window", aDeployment().between(now.plusNanos(1), null))
                        .met())
                .isFalse();
        assertThat(check("inside-window", aDeployment().between(now.minus(HOUR), now))
                        .met())
                .isFalse();
        assertThat(check("inside-window", aDeployment().between(null, now.plusNanos(1)))
                        .met())
                .isTrue();
    }

    @Test
    void on_freezes_is_met_while_there_is_none() {
        assertThat(check("no-change-freeze", aDeployment()).met()).isTrue();
    }

    @Test
    void on_freezes_names_the_freeze_and_the_team_that_may_lift_it() {
        policy.freezes.add(ExtendedCatalogue.freezeOfEverything());

        var state = check("no-change-freeze", aDeployment());

        assertThat(state.met()).isFalse();
        assertThat(state.detail()).contains("Freeze of everything").contains("incident-command");
    }

    @Test
    void on_freezes_is_met_once_the_team_of_each_has_approved() {
        policy.freezes.add(ExtendedCatalogue.freeze("a", "incident-command"));
        policy.freezes.add(ExtendedCatalogue.freeze("b", "security"));

        assertThat(check("no-change-freeze", aDeployment(), "incident-command").met())
                .isFalse();
        assertThat(check("no-change-freeze", aDeployment(), "incident-command", "security")
                        .met())
                .isTrue();
    }

    @Test
    void on_freezes_goes_by_the_time_of_the_check() {
        policy.freezes.add(ExtendedCatalogue.freezeOfEverything());
        var after = policy.freezes.get(0).until();

        assertThat(check("no-change-freeze", aDeployment().at(after.minusNanos(1)))
                        .met())
                .isFalse();
        assertThat(check("no-change-freeze", aDeployment().at(after)).met()).isTrue();
    }

    private GateState check(String gate, SituationBuilder change, String... approvedTeams) {
        var rule = new GateRule(gate, "Title", GateRule.EXECUTION, "Reason.", "rule_x");
        return new Gates(policy.catalogue)
                .check(List.of(rule), change.facts(), Set.of(approvedTeams))
                .get(0);
    }
}
