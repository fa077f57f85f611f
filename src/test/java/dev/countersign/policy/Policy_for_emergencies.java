package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.platform.Refused;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables of {@code break-glass-policy.dmn} say, and what no table may say. */
class Policy_for_emergencies {

    private final PolicyFixture policy = new PolicyFixture();

    @ParameterizedTest
    @CsvSource({
        "sev1, false, false, PT2H, false, 20",
        "sev1, true, false, PT2H, false, 20",
        "sev2, false, false, PT1H, false, 10",
        "sev2, true, false, PT1H, true, 10",
        "sev3, false, false, PT30M, false, 5",
        "sev3, true, false, PT30M, true, 5",
        "sev4, false, false, PT30M, true, 3",
        "sev2, true, true, PT30M, false, 10"
    })
    void gives_terms_by_severity_debt_and_rehearsal(
            String severity, boolean debt, boolean rehearsal, Duration longest, boolean coSigned, int budget) {
        var terms = policy.breakGlass().terms(severity, "payments", debt, rehearsal);

        assertThat(terms.longest()).isEqualTo(longest);
        assertThat(terms.coSigned()).isEqualTo(coSigned);
        assertThat(terms.budget()).isEqualTo(budget);
        assertThat(terms.rules()).hasSize(1);
        assertThat(terms.tables()).hasSize(1);
    }

    @Test
    void names_the_teams_of_the_project() {
        assertThat(policy.breakGlass().terms("sev2", "payments", false, false).openers())
                .containsExactlyInAnyOrder("payments-dev", "payments-owners", "sre", "incident-command");
        assertThat(policy.breakGlass().terms("sev3", "payments", false, false).openers())
                .containsExactlyInAnyOrder("payments-owners", "sre", "incident-command");
    }

    @ParameterizedTest
    @CsvSource({
        "rollback, production, sev3, AT_ONCE",
        "deploy, production, sev1, AT_ONCE",
        "deploy, production, sev3, CO_SIGNATURE",
        "deploy, staging, sev3, AT_ONCE",
        "data-migration, staging, sev1, CO_SIGNATURE",
        "access-grant, staging, sev1, NEVER",
        "unheard-of, production, sev1, CO_SIGNATURE"
    })
    void says_how_far_a_session_reaches(String action, String environment, String severity, Reach reach) {
        assertThat(policy.breakGlass().reach(action, Set.of(environment), severity))
                .isEqualTo(reach);
    }

    @Test
    void takes_the_narrowest_reach_of_several_environments() {
        assertThat(policy.breakGlass().reach("deploy", Set.of("staging", "production"), "sev3"))
                .isEqualTo(Reach.CO_SIGNATURE);
    }

    @ParameterizedTest
    @CsvSource({
        "longest, '\"PT9H\"', shortSessions",
        "longestWidened, '\"PT30M\"', shortSessions",
        "idleLimit, '\"PT3H\"', endsWhenIdle",
        "idleLimit, '\"PT0S\"', endsWhenIdle",
        "budget, 0, fewActions",
        "budgetWidened, 101, fewActions",
        "permitLife, '\"PT61S\"', shortPermits",
        "closeWithin, '\"P15D\"', paidBack",
        "reviewWithin, '\"P15D\"', paidBack",
        "opinionWithin, '\"P15D\"', paidBack"
    })
    void refuses_what_is_below_a_floor(String column, String feel, String floor) {
        policy.set(Tables.BREAK_GLASS_TERMS, "rule_glassSev2", column, feel);

        assertThatThrownBy(() -> policy.breakGlass().terms("sev2", "payments", false, false))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("policy_floor");
                    assertThat(refused.refusal().detail()).contains(floor);
                });
    }

    @Test
    void never_stands_in_the_way_of_the_worst_case() {
        policy.set(Tables.BREAK_GLASS_TERMS, "rule_glassSev1", "coSigned", "true");

        assertThatThrownBy(() -> policy.breakGlass().terms("sev1", "payments", true, false))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().detail()).contains("neverInTheWay"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openers", "coSigners", "told", "reviewers"})
    void refuses_a_team_that_the_directory_does_not_know(String column) {
        policy.set(Tables.BREAK_GLASS_TERMS, "rule_glassSev2", column, "\"nobody-knows-us\"");

        assertThatThrownBy(() -> policy.breakGlass().terms("sev2", "payments", false, false))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().detail()).contains("nobody-knows-us"));
    }
}
