package dev.countersign.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.platform.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.operaton.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Autowired;

/** Refused when it is deployed, with the element and the reason; nothing of the deployment remains. */
@EngineTest
class A_hostile_model {

    @Autowired
    ProcessEngine engine;

    @Autowired
    EngineDoor door;

    private record Refusal(String file, String model, String element, String rule) {}

    @TestFactory
    Stream<DynamicTest> is_refused() {
        return models().entrySet().stream()
                .map(model -> DynamicTest.dynamicTest(model.getKey(), () -> {
                    var expected = model.getValue();
                    var thrown = catchThrowableOfType(
                            Refused.class,
                            () -> Models.deploy(
                                    door, engine.getRepositoryService(), expected.file(), expected.model()));
                    assertThat(thrown).isNotNull();
                    assertThat(thrown.refusal().code()).isEqualTo("model_refused");
                    assertThat(thrown.refusal().errors()).anySatisfy(error -> {
                        assertThat(error.field()).isEqualTo(expected.file() + "#" + expected.element());
                        assertThat(error.message()).startsWith(expected.rule() + ": ");
                    });
                    assertThat(engine.getRepositoryService()
                                    .createDeploymentQuery()
                                    .count())
                            .isZero();
                }));
    }

    private static Map<String, Refusal> models() {
        var models = new LinkedHashMap<String, Refusal>();
        tasks(models);
        listeners(models);
        expressions(models);
        others(models);
        decisions(models);
        return models;
    }

    private static void tasks(Map<String, Refusal> models) {
        step(
                models,
                "a script",
                "no_scripts",
                "<bpmn:scriptTask id='step' scriptFormat='juel'><bpmn:script>1</bpmn:script></bpmn:scriptTask>");
        service(models, "a class", "no_classes", "camunda:class='java.lang.Thread'");
        service(models, "a class in the other namespace", "no_classes", "operaton:class='java.lang.Thread'");
        service(models, "an expression that works", "no_task_expressions", "camunda:expression='${a}'");
        service(
                models,
                "a bean that is no delegate",
                "unknown_delegate",
                "camunda:delegateExpression='${notADelegate}'");
        service(
                models,
                "the engine as a delegate",
                "unknown_delegate",
                "camunda:delegateExpression='${processEngine}'");
        service(
                models,
                "a delegate by a call",
                "unknown_delegate",
                "camunda:delegateExpression='${noteThat.toString()}'");
        service(models, "a delegate by plain text", "unknown_delegate", "camunda:delegateExpression='noteThat'");
        service(models, "an external task", "no_foreign_tasks", "camunda:type='external' camunda:topic='t'");
        service(models, "a shell task", "no_foreign_tasks", "camunda:type='shell'");
        service(models, "a mail task", "no_foreign_tasks", "camunda:type='mail'");
        service(models, "a service task without a delegate", "no_delegate", "");
        step(models, "a mail task by sending", "no_foreign_tasks", "<bpmn:sendTask id='step' camunda:type='mail'/>");
        step(
                models,
                "a class behind a rule task",
                "no_classes",
                "<bpmn:businessRuleTask id='step' camunda:class='java.lang.Thread'/>");
        inside(
                models,
                "field injection",
                "no_fields",
                "<camunda:field name='command'><camunda:string>rm</camunda:string></camunda:field>");
        inside(
                models,
                "a connector",
                "no_connectors",
                "<camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector>");
        step(models, "a form key", "form_ref_only", "<bpmn:userTask id='step' camunda:formKey='embedded:x'/>");
        step(
                models,
                "a form nobody has",
                "unknown_form",
                "<bpmn:userTask id='step' camunda:formRef='nope' camunda:formRefBinding='latest'/>");
        step(models, "a form handler", "no_classes", "<bpmn:userTask id='step' camunda:formHandlerClass='x.Y'/>");
        step(
                models,
                "a mapping class",
                "no_classes",
                "<bpmn:callActivity id='step' calledElement='x' camunda:variableMappingClass='x.Y'/>");
        step(
                models,
                "a mapping bean",
                "no_mappings",
                "<bpmn:callActivity id='step' calledElement='x' camunda:variableMappingDelegateExpression='${noteThat}'/>");
        step(
                models,
                "a computed call",
                "no_free_expressions",
                "<bpmn:callActivity id='step' calledElement='${what}'/>");
        step(models, "a case", "unknown_attribute", "<bpmn:callActivity id='step' camunda:caseRef='x'/>");
        step(models, "a complex gateway", "unknown_element", "<bpmn:complexGateway id='step'/>");
    }

    private static void listeners(Map<String, Refusal> models) {
        inside(models, "a listener by class", "no_classes", "<camunda:executionListener event='start' class='x.Y'/>");
        inside(
                models,
                "a listener by expression",
                "no_task_expressions",
                "<camunda:executionListener event='start' expression='${a}'/>");
        inside(
                models,
                "a listener by an unknown bean",
                "unknown_delegate",
                "<camunda:executionListener event='start' delegateExpression='${dataSource}'/>");
        inside(
                models,
                "a listener by script",
                "no_scripts",
                "<camunda:executionListener event='start'><camunda:script scriptFormat='juel'>1</camunda:script></camunda:executionListener>");
        inside(
                models,
                "a task listener",
                "no_task_listeners",
                "<camunda:taskListener event='complete' delegateExpression='${noteThat}'/>");
        inside(
                models,
                "an input by script",
                "no_scripts",
                "<camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='juel'>1</camunda:script></camunda:inputParameter></camunda:inputOutput>");
    }

    private static void expressions(Map<String, Refusal> models) {
        step(
                models,
                "a static call in a name",
                "no_free_expressions",
                "<bpmn:userTask id='step' name=\"${''.getClass().forName('java.lang.Runtime')}\"/>");
        step(
                models,
                "a call in a documentation",
                "no_free_expressions",
                "<bpmn:userTask id='step'><bpmn:documentation>${a.b()}</bpmn:documentation></bpmn:userTask>");
        step(
                models,
                "a call in an assignee",
                "no_free_expressions",
                "<bpmn:userTask id='step' camunda:assignee='${task.execution}'/>"
                        .replace("task.execution", "a.execution.id"));
        step(
                models,
                "a call in a due date",
                "no_free_expressions",
                "<bpmn:userTask id='step' camunda:dueDate='${now()}'/>");
        step(
                models,
                "brackets",
                "no_free_expressions",
                "<bpmn:userTask id='step' camunda:assignee=\"${a['class']}\"/>");
        step(
                models,
                "a class property",
                "no_free_expressions",
                "<bpmn:userTask id='step' camunda:assignee='${a.class}'/>");
        step(
                models,
                "a deferred expression",
                "no_free_expressions",
                "<bpmn:userTask id='step' camunda:assignee='#{a}'/>");
        step(models, "arithmetic", "no_free_expressions", "<bpmn:userTask id='step' camunda:priority='${a * 100}'/>");
        inside(
                models,
                "a call in an input",
                "no_free_expressions",
                "<camunda:inputOutput><camunda:inputParameter name='a'>${b.c()}</camunda:inputParameter></camunda:inputOutput>");
        inside(
                models,
                "a call in a nested input",
                "no_free_expressions",
                "<camunda:inputOutput><camunda:inputParameter name='a'><camunda:list><camunda:value>${b.c()}</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>");
        step(
                models,
                "a call in a collection",
                "no_free_expressions",
                "<bpmn:userTask id='step'><bpmn:multiInstanceLoopCharacteristics camunda:collection='${a.b()}' camunda:elementVariable='x'/></bpmn:userTask>");
        step(
                models,
                "a call in a completion condition",
                "no_free_expressions",
                "<bpmn:userTask id='step'><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type='bpmn:tFormalExpression'>2</bpmn:loopCardinality><bpmn:completionCondition xsi:type='bpmn:tFormalExpression'>${a.b()}</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>");
        step(
                models,
                "a call in a timer",
                "no_free_expressions",
                "<bpmn:intermediateCatchEvent id='step'><bpmn:timerEventDefinition><bpmn:timeDate xsi:type='bpmn:tFormalExpression'>${a.b()}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>");
        models.put(
                "a script in a condition",
                new Refusal(
                        "m.bpmn",
                        Models.around("m", "<bpmn:userTask id='step'/>")
                                .replace(
                                        "<bpmn:sequenceFlow id=\"out\" sourceRef=\"step\" targetRef=\"end\"/>",
                                        "<bpmn:sequenceFlow id='out' sourceRef='step' targetRef='end'><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' language='juel'>${a}</bpmn:conditionExpression></bpmn:sequenceFlow>"),
                        "out",
                        "no_scripts"));
    }

    private static void others(Map<String, Refusal> models) {
        models.put("a case model", new Refusal("m.cmmn", "<x/>", "m.cmmn", "unknown_kind"));
        models.put("a script file", new Refusal("m.js", "1", "m.js", "unknown_kind"));
        models.put("no XML", new Refusal("m.bpmn", "hello", "m.bpmn", "unreadable"));
        models.put("another XML", new Refusal("m.bpmn", "<x id='x'/>", "x", "unreadable"));
        models.put(
                "a document type",
                new Refusal(
                        "m.bpmn",
                        Models.around("m", "<bpmn:userTask id='step'/>")
                                .replace("?>", "?><!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"),
                        "m.bpmn",
                        "unreadable"));
        models.put("no form", new Refusal("m.form", "{\"components\":[]}", "m.form", "unreadable"));
        models.put(
                "an element in a namespace of its own",
                new Refusal(
                        "m.bpmn",
                        Models.around("m", "<x:scriptTask xmlns:x='urn:x' id='step' scriptFormat='juel'/>"),
                        "step",
                        "no_scripts"));
        models.put(
                "a model beside a good one",
                new Refusal(
                        "m.bpmn",
                        Models.process("good", "<bpmn:startEvent id='s'/>").replace("</bpmn:definitions>", "")
                                + "<bpmn:process id='bad' isExecutable='true'><bpmn:scriptTask id='step'/></bpmn:process></bpmn:definitions>",
                        "step",
                        "no_scripts"));
    }

    private static void decisions(Map<String, Refusal> models) {
        table(models, "JUEL in a table", "ie", "feel_only", " expressionLanguage='juel'", "${size}");
        table(models, "a script in a table", "ie", "feel_only", " expressionLanguage='javascript'", "1");
        table(
                models,
                "Java in FEEL",
                "ie",
                "no_functions",
                "",
                "function(a) external {java:{class:\"java.lang.Math\"}}");
        models.put(
                "a default language of a table",
                new Refusal(
                        "m.dmn",
                        Models.decision("m", "", "size", "\"a\"")
                                .replace("id=\"d\"", "id='d' expressionLanguage='juel'"),
                        "d",
                        "feel_only"));
        models.put(
                "a function in a table",
                new Refusal(
                        "m.dmn",
                        Models.decision("m", "", "size", "\"a\"")
                                .replace("</definitions>", "<businessKnowledgeModel id='b' name='b'/></definitions>"),
                        "b",
                        "no_functions"));
    }

    private static void step(Map<String, Refusal> models, String name, String rule, String step) {
        models.put(name, new Refusal("m.bpmn", Models.around("m", step), "step", rule));
    }

    private static void service(Map<String, Refusal> models, String name, String rule, String attributes) {
        step(models, name, rule, "<bpmn:serviceTask id='step' " + attributes + "/>");
    }

    private static void inside(Map<String, Refusal> models, String name, String rule, String extension) {
        step(
                models,
                name,
                rule,
                "<bpmn:userTask id='step'><bpmn:extensionElements>" + extension
                        + "</bpmn:extensionElements></bpmn:userTask>");
    }

    private static void table(
            Map<String, Refusal> models, String name, String element, String rule, String language, String input) {
        models.put(name, new Refusal("m.dmn", Models.decision("m", language, input, "\"a\""), element, rule));
    }

    @Test
    void is_refused_with_every_fault_at_once() {
        var thrown = catchThrowableOfType(
                Refused.class,
                () -> Models.deploy(
                        door,
                        engine.getRepositoryService(),
                        "m.bpmn",
                        Models.around(
                                "m", "<bpmn:userTask id='step' camunda:formKey='x' camunda:assignee='${a.b.c}'/>"),
                        "n.dmn",
                        Models.decision("n", " expressionLanguage='juel'", "a", "b")));
        assertThat(thrown.refusal().errors()).hasSize(3);
        assertThat(thrown.refusal().detail()).contains("and 2 more");
    }
}
