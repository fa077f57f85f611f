package dev.countersign.policy;

import static dev.countersign.policy.SituationBuilder.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is stored with a revision. */
class A_policy_outcome {

    private final PolicyFixture policy = new PolicyFixture();

    @Test
    void comes_back_from_json_as_it_was() throws JsonProcessingException {
        var json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        var outcome = policy.workOut(aDeployment().on("ledger"));

        var text = json.writeValueAsString(outcome);

        assertThat(json.readValue(text, PolicyOutcome.class)).isEqualTo(outcome);
        assertThat(text).contains("\"level\":\"high\"").contains("\"permitLife\":\"PT3M\"");
    }

    @Test
    void names_the_versions_of_the_tables() {
        assertThat(policy.workOut(aDeployment()).version())
                .isEqualTo("risk 1, approval-terms 1, approval-stages 1, gates 1");
    }

    @Test
    void has_another_digest_as_soon_as_a_table_differs_by_a_byte() {
        var released = policy.workOut(aDeployment());
        var edited = new PolicyFixture()
                .edit(Tables.GATES, "Conditions besides people.", "Conditions besides people!")
                .workOut(aDeployment());

        assertThat(released.digest())
                .startsWith("sha256:")
                .isEqualTo(policy.workOut(aDeployment()).digest());
        assertThat(edited.digest()).isNotEqualTo(released.digest());
    }

    @Test
    void puts_the_decisive_reason_for_the_risk_first() {
        var risk = policy.assess(aDeployment().doing("data-migration").on("ledger"));

        assertThat(risk.level()).isEqualTo(Risk.CRITICAL);
        assertThat(risk.rules()).first().extracting(RuleHit::id).isEqualTo("rule_vitalAndHardToUndo");
        assertThat(risk.rules()).last().extracting(RuleHit::id).isEqualTo("rule_production");
    }

    @Test
    void gives_an_incident_short_times() {
        var terms = policy.workOut(aDeployment().duringAnIncident()).terms();

        assertThat(terms.decideWithin()).isEqualTo(Duration.ofHours(2));
        assertThat(terms.escalateTo()).isEqualTo("incident-command");
    }
}
