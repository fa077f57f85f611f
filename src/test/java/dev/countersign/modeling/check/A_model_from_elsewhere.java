package dev.countersign.modeling.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.ApplicationTest;
import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.CheckFinding.Level;
import dev.countersign.modeling.CheckModel;
import dev.countersign.modeling.ModelName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Made by hand in the manner of what is published as examples for Camunda 7: it is imported, or refused with a reason. */
@ApplicationTest
class A_model_from_elsewhere {

    @Autowired
    CheckModel check;

    private List<CheckFinding> errors(String name, byte[] model) {
        return check.check(new ModelName(name + ".bpmn"), model).findings().stream()
                .filter(finding -> finding.level() == Level.ERROR)
                .toList();
    }

    private void refused(String name, byte[] model, String... rulesAndElements) {
        var errors = errors(name, model);
        assertThat(errors).hasSize(rulesAndElements.length / 2);
        for (int i = 0; i < rulesAndElements.length; i += 2) {
            var rule = rulesAndElements[i];
            var element = rulesAndElements[i + 1];
            assertThat(errors).anySatisfy(error -> {
                assertThat(error.rule()).isEqualTo(rule);
                assertThat(error.element()).isEqualTo(element);
                assertThat(error.detail()).endsWith(".");
            });
        }
    }

    @Test
    void an_invoice_that_a_group_pays_is_refused_for_its_embedded_form() {
        refused(
                "invoice",
                Drawn.process(
                        "invoice",
                        "",
                        "<bpmn:startEvent id='StartEvent_1' name='Invoice received' camunda:formKey='embedded:app:forms/start.html'/>"
                                + "<bpmn:userTask id='approveInvoice' name='Approve invoice' camunda:candidateGroups='accounting'"
                                + " camunda:formKey='embedded:app:forms/approve.html'/>"
                                + "<bpmn:exclusiveGateway id='invoice_approved' name='Approved?'/>"
                                + "<bpmn:userTask id='prepareBankTransfer' name='Prepare bank transfer' camunda:candidateGroups='accounting'"
                                + " camunda:formRef='outcome' camunda:formRefBinding='latest' camunda:dueDate='${dateTime().plusWeeks(1).toDate()}'/>"
                                + "<bpmn:endEvent id='EndEvent_1' name='Paid'/><bpmn:endEvent id='EndEvent_2' name='Rejected'/>"
                                + Drawn.chain("StartEvent_1", "approveInvoice", "invoice_approved")
                                + Drawn.flow("invoice_approved", "prepareBankTransfer", "approved")
                                + Drawn.flow("invoice_approved", "EndEvent_2", "!approved")
                                + Drawn.flow("prepareBankTransfer", "EndEvent_1")),
                "form_ref_only",
                "StartEvent_1",
                "form_ref_only",
                "approveInvoice",
                "no_free_expressions",
                "prepareBankTransfer");
    }

    @Test
    void a_post_that_a_script_rejects_is_refused_for_its_script_and_class() {
        refused(
                "twitter",
                Drawn.process(
                        "twitter",
                        "",
                        "<bpmn:startEvent id='start' name='Post written'/>"
                                + "<bpmn:userTask id='review' name='Review post' camunda:assignee='demo' camunda:formRef='opinion' camunda:formRefBinding='latest'/>"
                                + "<bpmn:exclusiveGateway id='ok' name='Good?' default='flow_okTono'/>"
                                + "<bpmn:serviceTask id='publish' name='Publish' camunda:class='org.example.PublishPostDelegate'/>"
                                + "<bpmn:scriptTask id='no' name='Note rejection' scriptFormat='groovy'><bpmn:script>println post</bpmn:script></bpmn:scriptTask>"
                                + "<bpmn:endEvent id='end' name='Handled'/>"
                                + Drawn.chain("start", "review", "ok")
                                + Drawn.flow("ok", "publish", "agrees == 'yes'")
                                + Drawn.flow("ok", "no")
                                + Drawn.chain("publish", "end")
                                + Drawn.flow("no", "end")),
                "no_classes",
                "publish",
                "no_delegate",
                "publish",
                "no_scripts",
                "no");
    }

    @Test
    void an_order_that_external_workers_handle_is_refused_task_by_task() {
        refused(
                "order",
                Drawn.process(
                        "order",
                        "<bpmn:message id='Message_1' name='PaymentReceived'/>",
                        "<bpmn:startEvent id='placed' name='Order placed'><bpmn:messageEventDefinition id='d1' messageRef='Message_1'/></bpmn:startEvent>"
                                + "<bpmn:serviceTask id='charge' name='Charge card' camunda:type='external' camunda:topic='charge-card'/>"
                                + "<bpmn:serviceTask id='ship' name='Ship goods' camunda:type='external' camunda:topic='ship-goods'>"
                                + "<bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId>"
                                + "</camunda:connector></bpmn:extensionElements></bpmn:serviceTask>"
                                + "<bpmn:endEvent id='shipped' name='Order shipped'/>"
                                + Drawn.chain("placed", "charge", "ship", "shipped")),
                "no_foreign_tasks",
                "charge",
                "no_foreign_tasks",
                "charge",
                "no_delegate",
                "charge",
                "no_foreign_tasks",
                "ship",
                "no_foreign_tasks",
                "ship",
                "no_delegate",
                "ship",
                "no_connectors",
                "ship");
    }

    @Test
    void a_loan_that_a_table_decides_is_refused_for_the_table_that_is_not_there() {
        refused("loan", loan("creditworthiness"), "unknown_decision", "CheckCredit");
    }

    @Test
    void a_loan_that_a_known_table_decides_is_imported_as_it_is() {
        assertThat(errors("loan", loan("risk"))).isEmpty();
        assertThat(check.check(new ModelName("loan.bpmn"), loan("risk")).findings())
                .as("habits")
                .isNotEmpty()
                .allMatch(finding -> finding.level() == Level.WARNING);
    }

    private static byte[] loan(String decision) {
        return Drawn.process(
                "loan",
                "",
                "<bpmn:startEvent id='StartEvent_1' name='Loan asked for'/>"
                        + "<bpmn:businessRuleTask id='CheckCredit' name='Check credit' camunda:decisionRef='" + decision
                        + "' camunda:resultVariable='credit' camunda:mapDecisionResult='singleEntry'/>"
                        + "<bpmn:exclusiveGateway id='Gateway_1' name='Creditworthy?' default='flow_Gateway_1ToAskBoss'/>"
                        + "<bpmn:userTask id='AskBoss' name='Ask the boss' camunda:candidateGroups='bosses'"
                        + " camunda:formRef='opinion' camunda:formRefBinding='latest'/>"
                        + "<bpmn:endEvent id='EndEvent_1' name='Decided'/>"
                        + Drawn.chain("StartEvent_1", "CheckCredit", "Gateway_1")
                        + Drawn.flow("Gateway_1", "AskBoss")
                        + Drawn.flow("Gateway_1", "EndEvent_1", "credit == 'low'")
                        + Drawn.flow("AskBoss", "EndEvent_1"));
    }

    @Test
    void one_for_the_next_generation_of_the_engine_says_so() {
        refused(
                "payment",
                Drawn.file("<bpmn:process id='payment' isExecutable='true' camunda:historyTimeToLive='P1D'>"
                        + "<bpmn:startEvent id='start'/><bpmn:userTask id='pay' name='Pay' camunda:assignee='demo'"
                        + " camunda:formRef='opinion' camunda:formRefBinding='latest'><bpmn:extensionElements>"
                        + "<zeebe:taskDefinition xmlns:zeebe='http://camunda.org/schema/zeebe/1.0' type='pay'/>"
                        + "</bpmn:extensionElements></bpmn:userTask><bpmn:endEvent id='end'/>"
                        + Drawn.chain("start", "pay", "end") + "</bpmn:process>"),
                "foreign_engine",
                "pay");
    }
}
