package dev.countersign.modeling.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Faults in what a process refers to, and in what the program looks for in it. */
final class FaultsOfLinks {

    private FaultsOfLinks() {}

    static List<Fault> all() {
        return List.of(
                change(
                        "a form of no version",
                        "no_form_binding",
                        "userTask_remedyChange",
                        "camunda:formRef=\"remediation\" camunda:formRefBinding=\"latest\"",
                        "camunda:formRef=\"remediation\""),
                change(
                        "no form",
                        "no_form",
                        "userTask_remedyChange",
                        "camunda:formRef=\"remediation\" camunda:formRefBinding=\"latest\"",
                        ""),
                change(
                        "a form that is not there",
                        "unknown_form",
                        "userTask_remedyChange",
                        "camunda:formRef=\"remediation\"",
                        "camunda:formRef=\"remedy\""),
                change(
                        "a form that asks for something else",
                        "form_lacks_field",
                        "userTask_reviewChange",
                        "camunda:formRef=\"decision\"",
                        "camunda:formRef=\"opinion\""),
                change(
                        "a task for nobody",
                        "nobody",
                        "userTask_reportOutcome",
                        "name=\"Report outcome\" camunda:candidateGroups=\"${change.requesterTeams}\"",
                        "name=\"Report outcome\""),
                change(
                        "a fact that nobody knows",
                        "unknown_fact",
                        "boundaryEvent_escalationDue",
                        "${change.escalateAt}",
                        "${change.escalatesAt}"),
                change(
                        "a fact of something else",
                        "foreign_fact",
                        "boundaryEvent_reminderDue",
                        "${change.remindAt}",
                        "${session.overAt}"),
                change(
                        "a variable that nobody sets",
                        "unknown_variable",
                        "flow_decided",
                        "${change.status != 'pending'}",
                        "${change.status != 'pending' or forced}"),
                change(
                        "a delegate that is none",
                        "unknown_delegate",
                        "serviceTask_escalateReview",
                        "${escalateReview}",
                        "${escalateReviews}"),
                change(
                        "a table that is not in force",
                        "unknown_decision",
                        "businessRuleTask_assessRisk",
                        "camunda:delegateExpression=\"${assessRisk}\"",
                        "camunda:decisionRef=\"risks\" camunda:resultVariable=\"found\""),
                change(
                        "another id of a task that the program looks for",
                        "needed_task",
                        "userTask_reportOutcome",
                        "userTask_reportOutcome",
                        "userTask_reportResult"),
                change(
                        "a message that nobody waits for",
                        "needed_message",
                        "change-approval",
                        "<bpmn:messageEventDefinition messageRef=\"message_changeWithdrawn\" />",
                        "<bpmn:messageEventDefinition messageRef=\"message_changeRevised\" />"),
                Fault.in(
                        "break-glass.bpmn",
                        "several people at once",
                        "no_multi_instance",
                        "userTask_closeSession",
                        "<bpmn:outgoing>flow_closed</bpmn:outgoing>",
                        "<bpmn:outgoing>flow_closed</bpmn:outgoing><bpmn:multiInstanceLoopCharacteristics>"
                                + "<bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">2</bpmn:loopCardinality>"
                                + "</bpmn:multiInstanceLoopCharacteristics>"));
    }

    private static Fault change(String what, String rule, @Nullable String element, String... edits) {
        return Fault.in("change-approval.bpmn", what, rule, element, edits);
    }
}
