package dev.countersign.modeling.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ways round a law, and ways that never end: each of these models is well made, and only the proof finds it out. */
final class FaultsOfPaths {

    private static final String UNREVIEWED = "execution_without_review";
    private static final String EXECUTION = "receiveTask_executionStarted";

    private FaultsOfPaths() {}

    static List<Fault> ofChanges() {
        return List.of(
                led(
                        "policy counts as a review",
                        UNREVIEWED,
                        EXECUTION,
                        "businessRuleTask_workOutPolicy",
                        "subProcess_review",
                        EXECUTION),
                led(
                        "time that runs out approves",
                        UNREVIEWED,
                        EXECUTION,
                        "boundaryEvent_decisionOverdue",
                        "serviceTask_closeOverdue",
                        EXECUTION),
                led(
                        "a reminder leads to the execution",
                        UNREVIEWED,
                        EXECUTION,
                        "serviceTask_remindApprovers",
                        "endEvent_approversTold",
                        EXECUTION),
                led(
                        "a remedied change needs no second look",
                        UNREVIEWED,
                        EXECUTION,
                        "userTask_remedyChange",
                        "businessRuleTask_assessRisk",
                        EXECUTION),
                led(
                        "an approved change is revised and runs",
                        UNREVIEWED,
                        EXECUTION,
                        "boundaryEvent_approvedChangeRevised",
                        "businessRuleTask_assessRisk",
                        EXECUTION),
                led(
                        "policy is not asked again after a revision",
                        "review_of_what_is_decided",
                        "userTask_reviewChange",
                        "boundaryEvent_changeRevised",
                        "businessRuleTask_assessRisk",
                        "subProcess_review"),
                approved(
                        "a rejection goes on like an approval",
                        "${change.status == 'approved' or change.status == 'rejected'}"),
                approved("whatever is not withdrawn runs", "${change.status != 'withdrawn'}"),
                approved("what a form says runs", "${change.status == 'approved' or digest == 'x'}"),
                approved(
                        "what is so elsewhere runs",
                        "${change.status == 'approved' or change.environment == 'staging'}"),
                approved("not what was meant", "${not (change.status == 'approved')}"),
                change(
                        "the execution may start while the review is on",
                        UNREVIEWED,
                        "boundaryEvent_changeRevised",
                        "<bpmn:outgoing>flow_changeRevised</bpmn:outgoing>\n      <bpmn:messageEventDefinition messageRef=\"message_changeRevised\" />",
                        "<bpmn:outgoing>flow_changeRevised</bpmn:outgoing>\n      <bpmn:messageEventDefinition messageRef=\"message_executionStarted\" />"),
                change(
                        "an event beside everything listens for the execution",
                        UNREVIEWED,
                        "startEvent_changeWithdrawn",
                        "<bpmn:messageEventDefinition messageRef=\"message_changeWithdrawn\" />",
                        "<bpmn:messageEventDefinition messageRef=\"message_executionStarted\" />"),
                change(
                        "a listener does something unseen",
                        UNREVIEWED,
                        EXECUTION,
                        "<bpmn:exclusiveGateway id=\"gateway_approved\" name=\"Approved?\" default=\"flow_rejected\">",
                        "<bpmn:exclusiveGateway id=\"gateway_approved\" name=\"Approved?\" default=\"flow_rejected\"><bpmn:extensionElements>"
                                + "<camunda:executionListener event=\"end\" delegateExpression=\"${closeOverdue}\" /></bpmn:extensionElements>"),
                change(
                        "a listener on a flow",
                        "hidden_step",
                        "change-approval",
                        "targetRef=\"receiveTask_outcomeReported\" />",
                        "targetRef=\"receiveTask_outcomeReported\"><bpmn:extensionElements><camunda:executionListener"
                                + " delegateExpression=\"${countDecisions}\" /></bpmn:extensionElements></bpmn:sequenceFlow>"),
                change(
                        "a review that decides nothing",
                        "never_reached",
                        "endEvent_reviewDecided",
                        "${change.status != 'pending'}",
                        "${change.status == 'withdrawn'}"),
                approvedBut("a value that is misspelt", "never_reached", "${change.status == 'aproved'}"));
    }

    static List<Fault> ofSessions() {
        return List.of(
                session(
                        "a session is over without a review",
                        "session_not_paid_back",
                        "endEvent_paidBack",
                        "sourceRef=\"userTask_closeSession\" targetRef=\"userTask_reviewSession\"",
                        "sourceRef=\"userTask_closeSession\" targetRef=\"endEvent_paidBack\"",
                        "sourceRef=\"userTask_giveOpinion\" targetRef=\"gateway_opinionMissing\"",
                        "sourceRef=\"userTask_giveOpinion\" targetRef=\"userTask_reviewSession\""),
                session(
                        "what is overdue is forgiven",
                        "session_not_paid_back",
                        "endEvent_debtRecorded",
                        "name=\"Closure overdue\" cancelActivity=\"false\"",
                        "name=\"Closure overdue\""),
                session(
                        "a closure is asked for while it is open",
                        "closure_of_an_open_session",
                        "userTask_closeSession",
                        "sourceRef=\"gateway_sessionOver\" targetRef=\"receiveTask_sessionEnded\"",
                        "sourceRef=\"gateway_sessionOver\" targetRef=\"gateway_ended\""),
                session(
                        "one branch waits for another that never comes",
                        "no_way_out",
                        "gateway_ended",
                        "<bpmn:exclusiveGateway id=\"gateway_ended\">",
                        "<bpmn:parallelGateway id=\"gateway_ended\">",
                        "<bpmn:outgoing>flow_toPayBack</bpmn:outgoing>\n    </bpmn:exclusiveGateway>",
                        "<bpmn:outgoing>flow_toPayBack</bpmn:outgoing>\n    </bpmn:parallelGateway>"));
    }

    static List<Fault> ofReleases() {
        return List.of(
                release(
                        "what nobody decided comes into force",
                        "release_without_decision",
                        "serviceTask_putReleaseInForce",
                        "sourceRef=\"boundaryEvent_decisionOverdue\" targetRef=\"serviceTask_expireRelease\"",
                        "sourceRef=\"boundaryEvent_decisionOverdue\" targetRef=\"event_timeHasCome\""),
                release(
                        "what was rejected comes into force",
                        "release_without_decision",
                        "serviceTask_putReleaseInForce",
                        "${release.status == 'approved'}",
                        "${release.status == 'approved' or release.status == 'rejected'}"),
                release(
                        "instances are moved to what failed",
                        "instances_moved_too_early",
                        "serviceTask_moveInstances",
                        "${release.status == 'released'}",
                        "${release.status != 'approved'}"));
    }

    /** A flow that leads elsewhere. */
    private static Fault led(String what, String rule, String element, String from, String to, String elsewhere) {
        return change(
                what,
                rule,
                element,
                "sourceRef=\"" + from + "\" targetRef=\"" + to + "\"",
                "sourceRef=\"" + from + "\" targetRef=\"" + elsewhere + "\"");
    }

    private static Fault approved(String what, String condition) {
        return approvedBut(what, UNREVIEWED, condition);
    }

    private static Fault approvedBut(String what, String rule, String condition) {
        return change(what, rule, EXECUTION, "${change.status == 'approved'}", condition);
    }

    private static Fault change(String what, String rule, @Nullable String element, String... edits) {
        return Fault.in("change-approval.bpmn", what, rule, element, edits);
    }

    private static Fault release(String what, String rule, String element, String... edits) {
        return Fault.in("model-release.bpmn", what, rule, element, edits);
    }

    private static Fault session(String what, String rule, @Nullable String element, String... edits) {
        return Fault.in("break-glass.bpmn", what, rule, element, edits);
    }
}
