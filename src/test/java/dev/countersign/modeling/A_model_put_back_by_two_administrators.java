package dev.countersign.modeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.modeling.recovery.RecoverModel;
import dev.countersign.platform.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was released keeps everybody from releasing: two administrators put an earlier version back, and nobody alone. */
class A_model_put_back_by_two_administrators extends ReleaseTest {

    private static final String POLICY = "release-policy.dmn";

    @Autowired
    private RecoverModel recoverModel;

    private String operator;
    private String other;

    @BeforeEach
    void a_policy_that_nothing_passes() {
        administrates("owner-one");
        operator = token("operator", Map.of());
        other = token("owner-one", Map.of());
        var draft = draft(POLICY, "<text>1</text>", "<text>0</text>");
        assertThat(released(draft).text("status")).isEqualTo("released");
        refused(api.as("modeler-one").post("/models/releases", wanted(draft())), 422, "policy_floor");
        refused(rollBack(), 422, "policy_floor");
    }

    private dev.countersign.Api.Answer rollBack() {
        return api.as("modeler-one")
                .post("/models/" + POLICY + "/versions/1/rollback", Map.of("summary", "Nothing passes any more."));
    }

    private void administrates(String person) {
        assertThat(api.as("operator")
                        .send("PUT", "/directory/teams/administrators/members/" + person, Map.of())
                        .status())
                .isBetween(200, 299);
    }

    private String token(String account, Map<String, ?> more) {
        var wanted = new HashMap<String, Object>(Map.of("name", "recovery"));
        wanted.putAll(more);
        return expect(201, api.as(account).post("/directory/tokens", wanted)).text("secret");
    }

    private ModelVersion recover(String one, String two) {
        return recoverModel.recover(new ModelName(POLICY), 1, one, two);
    }

    private void notRecovered(String code, String one, String two) {
        assertThatThrownBy(() -> recover(one, two))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
        assertThat(inForce(POLICY).text("model/version")).isEqualTo("2");
    }

    @Test
    void it_is_in_force_again_and_releases_go_on() {
        var recovered = recover(operator, other);

        assertThat(recovered.version()).isEqualTo(3);
        assertThat(inForce(POLICY).text("model/source")).isEqualTo("recovery");
        assertThat(content(POLICY, 3)).isEqualTo(content(POLICY, 1));
        assertThat(released(draft()).text("status")).isEqualTo("released");
        var entry = jdbc.sql("select account || ' ' || door || ' ' || data from countersign.audit_pending"
                        + " where kind = 'model_recovered'")
                .query(String.class)
                .single();
        assertThat(entry).startsWith("operator recovery ").contains("\"operator\", \"owner-one\"", "\"restored\": 1");
    }

    @Test
    void not_by_one_of_them() {
        notRecovered("second_person_needed", operator, operator);
        notRecovered("second_person_needed", operator, token("operator", Map.of()));
    }

    @Test
    void not_by_one_person_with_two_accounts() {
        var password = "a long password";
        expect(
                201,
                api.as("operator")
                        .post(
                                "/directory/accounts",
                                Map.of("id", "operator-too", "person", "operator", "password", password)));
        var basic = "Basic " + Base64.getEncoder().encodeToString(bytes("operator-too:" + password));
        var second = expect(201, api.with("Authorization", basic).post("/directory/tokens", Map.of("name", "two")))
                .text("secret");

        notRecovered("second_person_needed", operator, second);
    }

    @Test
    void not_by_a_machine_of_an_administrator() {
        administrates("developer");
        var machine = expect(
                        201,
                        api.as("developer")
                                .post("/directory/tokens", Map.of("account", "ci-payments", "name", "pipeline")))
                .text("secret");

        notRecovered("not_an_administrator", operator, machine);
        assertThat(recover(operator, token("developer", Map.of())).version()).isEqualTo(3);
    }

    @Test
    void not_by_who_is_no_administrator_any_more() {
        api.as("operator").delete("/directory/teams/administrators/members/owner-one");

        notRecovered("not_an_administrator", operator, other);
        notRecovered("not_an_administrator", token("modeler-one", Map.of()), operator);
    }

    @Test
    void not_by_a_token_that_is_over_or_never_was_one() {
        var shortLived = token(
                "owner-one",
                Map.of("expiresAt", Instant.now().plus(Duration.ofHours(1)).toString()));
        forgeExpiry();
        notRecovered("token_refused", operator, shortLived);
        notRecovered("unknown_token", "cs_" + "0".repeat(43), other);
    }

    private void forgeExpiry() {
        jdbc.sql("update countersign.api_token set expires_at = created_at where account = 'owner-one'")
                .update();
    }

    @Test
    void not_to_a_version_that_never_was() {
        assertThatThrownBy(() -> recoverModel.recover(new ModelName(POLICY), 9, operator, other))
                .isInstanceOf(Refused.class);
    }

    /** The check would not let it through; somebody with the engine in their hands may. */
    @Test
    void a_process_that_was_put_beside_what_is_in_force() {
        recover(operator, other);
        var process = "model-release.bpmn";
        release(
                "processes/" + process,
                content(process, 1).replace("userTask_decideRelease", "userTask_decideNothing"));
        refused(decide("modeler-two", requested()), 422, "process_out_of_step");

        recoverModel.recover(new ModelName(process), 1, other, operator);

        assertThat(released(draft()).text("status")).isEqualTo("released");
    }
}
