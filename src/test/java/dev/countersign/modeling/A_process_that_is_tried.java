package dev.countersign.modeling;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class A_process_that_is_tried extends DraftTest {

    private static final String NAME = "change-approval.bpmn";
    private static final String SHIPPED = shipped("processes/" + NAME);

    private static final String SIGN_OFF = """
            <bpmn:userTask id="userTask_signOffLegally" name="Sign off legally" camunda:candidateGroups="compliance"
                camunda:formRef="decision" camunda:formRefBinding="latest">
              <bpmn:documentation>For the compliance team: what the contract says.</bpmn:documentation>
              <bpmn:incoming>flow_policyWorkedOut</bpmn:incoming>
              <bpmn:outgoing>flow_signedOff</bpmn:outgoing>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="flow_signedOff" sourceRef="userTask_signOffLegally" targetRef="subProcess_review" />
            <bpmn:subProcess id="subProcess_review" name="Review by stages">
              <bpmn:incoming>flow_signedOff</bpmn:incoming>""";

    static String withASignOff() {
        var text = SHIPPED.replace(
                "sourceRef=\"businessRuleTask_workOutPolicy\" targetRef=\"subProcess_review\"",
                "sourceRef=\"businessRuleTask_workOutPolicy\" targetRef=\"userTask_signOffLegally\"");
        return altered(
                        text,
                        "<bpmn:subProcess id=\"subProcess_review\"",
                        "<bpmn:incoming>flow_policyWorkedOut</bpmn:incoming>",
                        "@@")
                .replaceAll("(?s)<bpmn:subProcess id=\"subProcess_review\" name=\"Review by stages\">\\s*@@", SIGN_OFF);
    }

    private Api.Answer play(String draft, Map<?, ?>... steps) {
        return expect(
                200,
                attempt(
                        draft,
                        Map.of(
                                "change", aChange().proposal(),
                                "requester", "requester",
                                "steps", List.of(steps))));
    }

    private static Map<String, Object> step(String kind, String element) {
        return Map.of("kind", kind, "element", element);
    }

    private static List<String> elements(Api.Answer tried, String where) {
        return tried.body().at(where).findValuesAsText("element");
    }

    private static List<String> texts(Api.Answer tried, String field) {
        var texts = new java.util.ArrayList<String>();
        tried.body().path(field).forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Test
    void begins_with_the_submission() {
        var tried = play(draft(NAME, SHIPPED));

        assertThat(tried.text("status")).isEqualTo("pending");
        assertThat(texts(tried, "at")).contains("userTask_reviewChange");
        assertThat(texts(tried, "taken")).contains("businessRuleTask_workOutPolicy");
        assertThat(texts(tried, "flows")).contains("flow_policyWorkedOut");
        assertThat(tried.body().path("ended").asBoolean()).isFalse();
        assertThat(elements(tried, "/next"))
                .contains(
                        "userTask_reviewChange",
                        "boundaryEvent_changeRevised",
                        "startEvent_changeWithdrawn",
                        "boundaryEvent_reminderDue",
                        "boundaryEvent_decisionOverdue");
        var review = tried.body().path("next").get(0);
        assertThat(review.path("people").toString()).contains("sre-one").doesNotContain("requester");
        assertThat(review.at("/form/schema/id").asText()).isEqualTo("decision");
    }

    @Test
    void goes_all_the_way_to_its_end() {
        var tried = play(
                draft(NAME, SHIPPED),
                Map.of("kind", "approve"),
                Map.of("kind", "approve", "as", "owner-one"),
                step("message", "receiveTask_executionStarted"),
                step("message", "receiveTask_outcomeReported"));

        assertThat(tried.body().has("refusal")).as(tried.body().toString()).isFalse();
        assertThat(tried.text("status")).isEqualTo("succeeded");
        assertThat(tried.body().path("ended").asBoolean()).isTrue();
        assertThat(tried.body().path("next")).isEmpty();
        assertThat(tried.body().path("played").asInt()).isEqualTo(4);
    }

    @Test
    void has_the_tasks_that_the_draft_adds() {
        var draft = draft(NAME, withASignOff());

        var first = play(draft);
        assertThat(texts(first, "at")).containsExactly("userTask_signOffLegally");
        assertThat(first.body().at("/next/0/people").toString()).contains("auditor");

        var then = play(
                draft,
                Map.of(
                        "kind",
                        "task",
                        "element",
                        "userTask_signOffLegally",
                        "values",
                        Map.of("verdict", "approve", "reason", "The contract allows it.")));
        assertThat(then.body().has("refusal")).as(then.body().toString()).isFalse();
        assertThat(texts(then, "at")).contains("userTask_reviewChange");
    }

    @Test
    void tells_what_is_refused_and_undoes_no_more_than_that() {
        var tried = play(draft(NAME, SHIPPED), Map.of("kind", "approve"), Map.of("kind", "approve", "as", "requester"));

        assertThat(tried.text("refusal/code")).isEqualTo("self_decision");
        assertThat(tried.body().path("played").asInt()).isEqualTo(1);
        assertThat(tried.text("status")).isEqualTo("pending");
        assertThat(texts(tried, "at")).contains("userTask_reviewChange");
        assertThat(tried.body().at("/next/0/people").toString()).contains("owner-one");
    }

    @Test
    void has_a_rejection_remedied_though_its_items_are_others_each_time() {
        var draft = draft(NAME, SHIPPED);
        var rejected = play(draft, Map.of("kind", "reject"));
        assertThat(rejected.text("status")).isEqualTo("rejected");
        var asked = rejected.body().at("/next/0/form/data/answers/0/item").asText();
        assertThat(asked).isNotEmpty();

        var remedied = play(
                draft,
                Map.of("kind", "reject"),
                Map.of(
                        "kind",
                        "task",
                        "element",
                        "userTask_remedyChange",
                        "values",
                        Map.of("answers", List.of(Map.of("item", asked, "answer", "It says so in step four now.")))));

        assertThat(remedied.body().has("refusal"))
                .as(remedied.body().toString())
                .isFalse();
        assertThat(remedied.text("status")).isEqualTo("pending");
    }

    @Test
    void runs_out_of_time_when_a_timer_is_fired() {
        var tried = play(draft(NAME, SHIPPED), step("timer", "boundaryEvent_decisionOverdue"));

        assertThat(tried.body().has("refusal")).as(tried.body().toString()).isFalse();
        assertThat(tried.text("status")).isEqualTo("expired");
        assertThat(tried.body().path("ended").asBoolean()).isTrue();
    }

    @Test
    void goes_on_after_a_reminder_and_is_reported_late() {
        var tried = play(
                draft(NAME, SHIPPED),
                step("timer", "boundaryEvent_reminderDue"),
                Map.of("kind", "approve"),
                Map.of("kind", "approve"),
                step("message", "receiveTask_executionStarted"),
                step("timer", "boundaryEvent_outcomeOverdue"));

        assertThat(tried.body().has("refusal")).as(tried.body().toString()).isFalse();
        assertThat(tried.text("status")).isEqualTo("executing");
        assertThat(texts(tried, "at")).contains("userTask_reportOutcome");
    }

    @Test
    void is_revised_and_withdrawn_by_messages() {
        var draft = draft(NAME, SHIPPED);

        var revised = play(
                draft,
                Map.of(
                        "kind",
                        "message",
                        "element",
                        "boundaryEvent_changeRevised",
                        "values",
                        Map.of("target", "k8s/payments/ledger")));
        assertThat(revised.body().has("refusal")).as(revised.body().toString()).isFalse();
        assertThat(texts(revised, "taken")).contains("boundaryEvent_changeRevised");

        var withdrawn = play(draft, step("message", "startEvent_changeWithdrawn"));
        assertThat(withdrawn.text("status")).isEqualTo("withdrawn");
    }

    @Test
    void is_told_where_it_does_not_wait() {
        var tried = play(draft(NAME, SHIPPED), step("message", "receiveTask_outcomeReported"));

        assertThat(tried.text("refusal/code")).isEqualTo("not_waiting");
    }

    @Test
    void is_refused_at_once_where_the_submission_is() {
        var tried = expect(
                200,
                attempt(
                        draft(NAME, SHIPPED),
                        Map.of("change", aChange().without("title").proposal(), "requester", "requester")));

        assertThat(tried.text("refusal/code")).isEqualTo("invalid");
        assertThat(texts(tried, "at")).isEmpty();
        assertThat(tried.body().has("status")).isFalse();
    }

    @Test
    void that_never_waits_is_stopped() {
        var endless = SHIPPED.replace(
                "<bpmn:sequenceFlow id=\"flow_policyWorkedOut\" sourceRef=\"businessRuleTask_workOutPolicy\" targetRef=\"subProcess_review\" />",
                "<bpmn:exclusiveGateway id=\"gateway_round\" default=\"flow_round\"><bpmn:incoming>flow_in</bpmn:incoming>"
                        + "<bpmn:incoming>flow_back</bpmn:incoming><bpmn:outgoing>flow_round</bpmn:outgoing>"
                        + "<bpmn:outgoing>flow_policyWorkedOut</bpmn:outgoing></bpmn:exclusiveGateway>"
                        + "<bpmn:exclusiveGateway id=\"gateway_again\"><bpmn:incoming>flow_round</bpmn:incoming>"
                        + "<bpmn:outgoing>flow_back</bpmn:outgoing></bpmn:exclusiveGateway>"
                        + "<bpmn:sequenceFlow id=\"flow_in\" sourceRef=\"businessRuleTask_workOutPolicy\" targetRef=\"gateway_round\" />"
                        + "<bpmn:sequenceFlow id=\"flow_round\" sourceRef=\"gateway_round\" targetRef=\"gateway_again\" />"
                        + "<bpmn:sequenceFlow id=\"flow_back\" sourceRef=\"gateway_again\" targetRef=\"gateway_round\" />"
                        + "<bpmn:sequenceFlow id=\"flow_policyWorkedOut\" sourceRef=\"gateway_round\" targetRef=\"subProcess_review\">"
                        + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${change.status == 'approved'}"
                        + "</bpmn:conditionExpression></bpmn:sequenceFlow>");
        endless = altered(
                endless,
                "id=\"businessRuleTask_workOutPolicy\"",
                "<bpmn:outgoing>flow_policyWorkedOut</bpmn:outgoing>",
                "<bpmn:outgoing>flow_in</bpmn:outgoing>");
        assertThat(endless).contains("gateway_again");

        var tried = play(draft(NAME, endless));

        assertThat(tried.text("refusal/code")).isEqualTo("process_endless");
    }

    @Test
    void has_no_more_than_a_hundred_steps() {
        var steps = new HashMap<String, Object>(Map.of("change", aChange().proposal(), "requester", "requester"));
        steps.put("steps", java.util.Collections.nCopies(101, Map.of("kind", "approve")));

        assertThat(expect(422, attempt(draft(NAME, SHIPPED), steps)).text("errors/0/field"))
                .isEqualTo("steps");
    }

    @Test
    void has_to_be_the_process_of_changes() {
        var glass = draft("break-glass.bpmn", shipped("processes/break-glass.bpmn"));

        assertThat(expect(422, attempt(glass, Map.of("change", aChange().proposal())))
                        .code())
                .isEqualTo("trial_not_applicable");
    }
}
