package dev.countersign.modeling.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Faults that keep a process from running, or from being read. */
final class FaultsOfStructure {

    private static final String DUE =
            "<bpmn:timerEventDefinition><bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${change.dueAt}</bpmn:timeDate>";

    private FaultsOfStructure() {}

    static List<Fault> all() {
        return List.of(
                change(
                        "a flow to nothing",
                        "flow_to_nowhere",
                        "flow_remedied",
                        "sourceRef=\"userTask_remedyChange\" targetRef=\"businessRuleTask_assessRisk\"",
                        "sourceRef=\"userTask_remedyChange\" targetRef=\"businessRuleTask_gone\""),
                change(
                        "a flow out of a subprocess",
                        "flow_across_scopes",
                        "flow_decisionTaken",
                        "sourceRef=\"userTask_reviewChange\" targetRef=\"serviceTask_countDecisions\"",
                        "sourceRef=\"userTask_reviewChange\" targetRef=\"receiveTask_executionStarted\""),
                change(
                        "a flow into the start",
                        "flow_into_the_start",
                        "flow_remedied",
                        "sourceRef=\"userTask_remedyChange\" targetRef=\"businessRuleTask_assessRisk\"",
                        "sourceRef=\"userTask_remedyChange\" targetRef=\"startEvent_changeSubmitted\""),
                change(
                        "the same id twice",
                        "same_id_twice",
                        "endEvent_reportedLate",
                        "id=\"endEvent_approversTold\"",
                        "id=\"endEvent_reportedLate\""),
                change(
                        "another name for the process",
                        "process_id",
                        "change-approvals",
                        "<bpmn:process id=\"change-approval\"",
                        "<bpmn:process id=\"change-approvals\""),
                change(
                        "not executable",
                        "not_executable",
                        "change-approval",
                        "isExecutable=\"true\"",
                        "isExecutable=\"false\""),
                change(
                        "history for ever",
                        "no_time_to_live",
                        "change-approval",
                        " camunda:historyTimeToLive=\"P3650D\"",
                        ""),
                change(
                        "a question with neither default nor condition",
                        "no_condition",
                        "flow_rejected",
                        " default=\"flow_rejected\"",
                        ""),
                change(
                        "a default with a condition",
                        "default_with_condition",
                        "flow_approved",
                        "default=\"flow_rejected\"",
                        "default=\"flow_approved\""),
                change(
                        "a default of another gateway",
                        "default_elsewhere",
                        "gateway_approved",
                        "default=\"flow_rejected\"",
                        "default=\"flow_seatOpen\""),
                change(
                        "a timer without a time",
                        "timer",
                        "boundaryEvent_remedyOverdue",
                        DUE,
                        "<bpmn:timerEventDefinition>"),
                change(
                        "a timer with two times",
                        "timer",
                        "boundaryEvent_reminderDue",
                        "${change.remindAt}</bpmn:timeDate>",
                        "${change.remindAt}</bpmn:timeDate><bpmn:timeDuration>PT1H</bpmn:timeDuration>"),
                change("a date that is none", "timer", "boundaryEvent_reminderDue", "${change.remindAt}", "tomorrow"),
                change(
                        "an event attached to nothing",
                        "not_attached",
                        "boundaryEvent_startOverdue",
                        "name=\"Start overdue\" attachedToRef=\"receiveTask_executionStarted\"",
                        "name=\"Start overdue\" attachedToRef=\"receiveTask_gone\""),
                change(
                        "a message that is not there",
                        "unknown_message",
                        "receiveTask_outcomeReported",
                        "messageRef=\"message_outcomeReported\"",
                        "messageRef=\"message_gone\""),
                change(
                        "a loop that never waits",
                        "endless_loop",
                        "serviceTask_countDecisions",
                        "sourceRef=\"gateway_decided\" targetRef=\"userTask_reviewChange\"",
                        "sourceRef=\"gateway_decided\" targetRef=\"serviceTask_countDecisions\""),
                change(
                        "a step outside the picture",
                        "not_drawn",
                        "serviceTask_closeOverdue",
                        "bpmnElement=\"serviceTask_closeOverdue\"",
                        "bpmnElement=\"gateway_approved\""),
                change(
                        "a way that stops",
                        "dead_end",
                        "serviceTask_remindApprovers",
                        "<bpmn:sequenceFlow id=\"flow_reminded\" sourceRef=\"serviceTask_remindApprovers\" targetRef=\"endEvent_approversTold\" />",
                        ""),
                change(
                        "a task nobody comes to",
                        "not_reached",
                        "userTask_reportOutcome",
                        "sourceRef=\"serviceTask_markUnreported\" targetRef=\"userTask_reportOutcome\"",
                        "sourceRef=\"serviceTask_markUnreported\" targetRef=\"endEvent_reportedLate\""),
                change(
                        "no start",
                        "no_start",
                        "change-approval",
                        "<bpmn:startEvent id=\"startEvent_changeSubmitted\" name=\"Change submitted\">\n      <bpmn:outgoing>flow_submitted</bpmn:outgoing>\n    </bpmn:startEvent>",
                        "<bpmn:task id=\"startEvent_changeSubmitted\" name=\"Change submitted\"/>"),
                session(
                        "a condition where nobody asks",
                        "condition_ignored",
                        "flow_toClosure",
                        "sourceRef=\"gateway_payBack\" targetRef=\"userTask_closeSession\" />",
                        "sourceRef=\"gateway_payBack\" targetRef=\"userTask_closeSession\"><bpmn:conditionExpression"
                                + " xsi:type=\"bpmn:tFormalExpression\">${session.rehearsal}</bpmn:conditionExpression></bpmn:sequenceFlow>"),
                session(
                        "no documentation",
                        "no_documentation",
                        "userTask_preventRepetition",
                        "For the owner of the preventive action: what was done, and where it can be seen. Evidence: the result, kept with the session.",
                        ""),
                session("an id of another form", "id_form", "endDebt", "\"endEvent_debtRecorded\"", "\"endDebt\""),
                session(
                        "an answer without a name",
                        "no_answer",
                        "flow_over",
                        "name=\"yes\" sourceRef=\"gateway_sessionOver\"",
                        "sourceRef=\"gateway_sessionOver\""),
                session("a task without a name", "no_name", "userTask_giveOpinion", "name=\"Give an opinion\" ", ""));
    }

    private static Fault change(String what, String rule, @Nullable String element, String... edits) {
        return Fault.in("change-approval.bpmn", what, rule, element, edits);
    }

    private static Fault session(String what, String rule, @Nullable String element, String... edits) {
        return Fault.in("break-glass.bpmn", what, rule, element, edits);
    }
}
