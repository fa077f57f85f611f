package dev.countersign.approval;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.operaton.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dev.countersign.Api;
import dev.countersign.change.LifecycleTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.repository.Deployment;

/** A legal sign-off with a form of its own, between policy and review: no line of Java knows of it. */
class A_process_owners_edit extends LifecycleTest {

    private static final String TASK = "userTask_signOffLegally";
    private static final String ADDED = """
            <bpmn:userTask id="userTask_signOffLegally" name="Sign off legally" camunda:candidateGroups="compliance"
                camunda:formRef="legal-sign-off" camunda:formRefBinding="latest">
              <bpmn:documentation>For the compliance team: what the contract with the customer says.</bpmn:documentation>
              <bpmn:incoming>flow_policyWorkedOut</bpmn:incoming>
              <bpmn:outgoing>flow_signedOff</bpmn:outgoing>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="flow_signedOff" sourceRef="userTask_signOffLegally" targetRef="subProcess_review" />
            <bpmn:subProcess id="subProcess_review" name="Review by stages">
              <bpmn:incoming>flow_signedOff</bpmn:incoming>""";
    private static final String FORM = """
            {"type": "default", "id": "legal-sign-off", "schemaVersion": 16, "components": [
              {"id": "c1", "type": "radio", "key": "contractAllows", "label": "Does the contract allow it?",
               "values": [{"label": "Yes", "value": "yes"}, {"label": "With notice", "value": "with-notice"}],
               "validate": {"required": true}},
              {"id": "c2", "type": "textarea", "key": "clause", "label": "Clause",
               "validate": {"required": true, "maxLength": 9000}},
              {"id": "c3", "type": "number", "key": "noticeDays", "label": "Days of notice",
               "validate": {"min": 0, "max": 90}},
              {"id": "c4", "type": "checklist", "key": "regions", "label": "Regions",
               "values": [{"label": "EU", "value": "eu"}, {"label": "US", "value": "us"}]},
              {"id": "c5", "type": "textfield", "key": "approvedBy", "label": "Set by the system", "disabled": true}]}
            """;

    private Deployment deployment;

    @BeforeEach
    void the_model_with_a_legal_sign_off_is_in_force() {
        var model = shipped()
                .replace(
                        "<bpmn:subProcess id=\"subProcess_review\" name=\"Review by stages\">\n"
                                + "      <bpmn:incoming>flow_policyWorkedOut</bpmn:incoming>",
                        ADDED)
                .replace(
                        "sourceRef=\"businessRuleTask_workOutPolicy\" targetRef=\"subProcess_review\"",
                        "sourceRef=\"businessRuleTask_workOutPolicy\" targetRef=\"userTask_signOffLegally\"");
        deployment = deploy(model, FORM);
    }

    @AfterEach
    void the_shipped_model_is_in_force_again() {
        door.open(() -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
    }

    private static String shipped() {
        try (var file = A_process_owners_edit.class.getResourceAsStream("/processes/change-approval.bpmn")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Deployment deploy(String model, String form) {
        return door.open(() -> engine.getRepositoryService()
                .createDeployment()
                .name("released by process owners")
                .addString("processes/change-approval.bpmn", model)
                .addString("forms/legal-sign-off.form", form)
                .deploy());
    }

    private static Map<String, Object> values() {
        return new HashMap<>(Map.of("contractAllows", "with-notice", "clause", "Section 4.2", "noticeDays", 3));
    }

    private Api.Answer complete(String account, String task, Object variables) {
        return api.as(account).post("/tasks/" + task + "/completion", Map.of("variables", variables));
    }

    @Test
    void holds_new_changes_until_somebody_has_filled_in_its_form() {
        var change = expect(201, aChange().submit(api));
        assertThat(change.text("status")).isEqualTo("pending");
        assertThat(process(change)).isWaitingAt(TASK);
        assertThat(inbox("sre-one")).isEmpty();

        var task = task("auditor", TASK);
        assertThat(task.path("name").asText()).isEqualTo("Sign off legally");
        assertThat(task.path("businessKey").asText()).isEqualTo(change.text("id"));
        assertThat(task.path("teams").toString()).isEqualTo("[\"compliance\"]");
        var id = task.path("id").asText();
        var form = expect(200, api.as("auditor").get("/tasks/" + id + "/form"));
        assertThat(form.text("schema/id")).isEqualTo("legal-sign-off");
        assertThat(form.text("schema/components/0/key")).isEqualTo("contractAllows");

        assertThat(expect(200, api.as("auditor").post("/tasks/" + id + "/claim", Map.of()))
                        .text("claimedBy"))
                .isEqualTo("auditor");
        expect(204, complete("auditor", id, values()));
        assertThat(timeline(change)).endsWith("task_claimed", "task_completed");
        var entry = entries(change).get(entries(change).size() - 1);
        assertThat(entry.path("account").asText()).isEqualTo("auditor");
        assertThat(entry.at("/data/values/clause").asText()).isEqualTo("Section 4.2");
        assertThat(process(change))
                .isWaitingAt("userTask_reviewChange")
                .hasVariables("contractAllows", "clause", "noticeDays");
        refused(complete("auditor", id, values()), 404, "task_not_found");
        assertThat(decided(change, "sre-one", "owner-one").text("status")).isEqualTo("approved");
        var done = executing(seen(change));
        assertThat(done.text("status")).isEqualTo("executing");
    }

    @Test
    void takes_no_decision_while_the_sign_off_is_missing() {
        var change = aChange().submit(api);
        var before = everything(change);
        assertThat(api.as("sre-one").get(path(change)).body().path("allowedActions"))
                .isEmpty();
        refused(api.as("sre-one").post(path(change) + "/decisions", approvalOf(change)), 422, "review_not_open");
        assertThat(everything(change)).isEqualTo(before);
        assertThat(seen(change).body().path("decisions")).isEmpty();
    }

    @Test
    void can_be_revised_and_withdrawn_there_or_says_why_not() {
        var change = aChange().submit(api);
        var words = revise(change, "requester", Map.of("title", "Deploy checkout, better said"));
        expect(201, words);
        var operation = revise(change, "requester", Map.of("target", "k8s/payments/other"));
        assertThat(operation.status()).as(operation.body().toString()).isEqualTo(409);
        assertThat(seen(change).text("target")).isEqualTo("k8s/payments/checkout");
        expect(200, api.as("requester").post(path(change) + "/withdrawal", Map.of("reason", "Not needed any more")));
        assertThat(process(change)).isNull();
        assertThat(inbox("auditor")).isEmpty();
    }

    @Test
    void refuses_what_its_form_does_not_ask_for_and_who_is_not_asked() {
        var change = aChange().submit(api);
        var id = task("auditor", TASK).path("id").asText();
        var before = everything(change);
        for (var bad : List.<Map<String, ?>>of(
                Map.of("contractAllows", "no"),
                Map.of("contractAllows", List.of("yes")),
                Map.of("clause", ""),
                Map.of("clause", 5),
                Map.of("clause", "x".repeat(9001)),
                Map.of("noticeDays", -1),
                Map.of("noticeDays", "3"),
                Map.of("noticeDays", 91),
                Map.of("regions", "eu"),
                Map.of("regions", List.of("eu", "eu")),
                Map.of("regions", List.of("cn")),
                Map.of("regions", List.of(Map.of())),
                Map.of("change", Map.of("status", "approved")),
                Map.of("status", "approved"),
                Map.of("nrOfInstances", 0))) {
            var values = values();
            values.putAll(bad);
            refused(complete("auditor", id, values), 422, "invalid");
        }
        refused(complete("auditor", id, Map.of()), 422, "invalid");
        refused(api.as("auditor").post("/tasks/" + id + "/completion", Map.of()), 422, "invalid");
        for (var other : List.of("requester", "sre-one", "operator", "modeler-one")) {
            refused(complete(other, id, values()), 404, "task_not_found");
            refused(api.as(other).get("/tasks/" + id + "/form"), 404, "task_not_found");
            refused(api.as(other).post("/tasks/" + id + "/claim", Map.of()), 404, "task_not_found");
            assertThat(inbox(other)).isEmpty();
        }
        assertThat(everything(change)).isEqualTo(before);
        assertThat(process(change)).isWaitingAt(TASK).hasNoVariables();
    }

    @Test
    void keeps_long_texts_and_lists_on_record_and_out_of_the_engine() {
        var change = aChange().submit(api);
        var values = values();
        values.put("clause", "§".repeat(8000));
        values.put("regions", List.of("eu", "us"));
        values.put("approvedBy", "sre-one");
        expect(204, complete("auditor", task("auditor", TASK).path("id").asText(), values));
        var kept = entries(change).get(entries(change).size() - 1).at("/data/values");
        assertThat(kept.path("clause").asText()).hasSize(8000);
        assertThat(kept.path("regions")).hasSize(2);
        assertThat(kept.has("approvedBy")).as("a disabled field").isFalse();
        assertThat(engine.getRuntimeService().getVariables(process(change).getId()))
                .containsOnlyKeys("contractAllows", "noticeDays");
    }

    @Test
    void with_a_form_that_cannot_be_checked_is_not_released() {
        assertThatThrownBy(() -> deploy(shipped(), FORM.replace("\"type\": \"textarea\"", "\"type\": \"filepicker\"")))
                .hasMessageContaining("filepicker");
        var change = expect(201, aChange().submit(api));
        assertThat(process(change)).isWaitingAt(TASK);
    }
}
