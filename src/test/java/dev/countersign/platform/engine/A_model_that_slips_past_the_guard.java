package dev.countersign.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.annotation.Autowired;

/** With the guard taken out of the deployment: the engine underneath still runs none of it. */
@EngineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A_model_that_slips_past_the_guard {

    @Autowired
    ProcessEngine engine;

    @Autowired
    EngineDoor door;

    private void deployUnguarded(String file, String text) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        var guarded = configuration.getDeployers();
        var unguarded = guarded.stream()
                .filter(deployer -> !(deployer instanceof GuardedDeployments))
                .toList();
        configuration.getDeploymentCache().setDeployers(unguarded);
        try {
            var builder = engine.getRepositoryService().createDeployment().addString(file, text);
            door.open(() -> builder.deploy());
        } finally {
            configuration.getDeploymentCache().setDeployers(guarded);
        }
    }

    @AfterAll
    void nothing_remains() {
        for (var deployment :
                engine.getRepositoryService().createDeploymentQuery().list()) {
            door.open(() -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
        }
    }

    @TestFactory
    Stream<DynamicTest> does_not_deploy() {
        var steps = new HashMap<String, String>();
        steps.put(
                "script",
                "<bpmn:scriptTask id='step' scriptFormat='juel'><bpmn:script>${''.getClass()}</bpmn:script></bpmn:scriptTask>");
        steps.put("class", "<bpmn:serviceTask id='step' camunda:class='java.lang.Thread'/>");
        steps.put("expression", "<bpmn:serviceTask id='step' camunda:expression='${a}'/>");
        steps.put("call", "<bpmn:serviceTask id='step' camunda:expression='${a.b()}'/>");
        steps.put("external", "<bpmn:serviceTask id='step' camunda:type='external' camunda:topic='t'/>");
        steps.put("mail", "<bpmn:serviceTask id='step' camunda:type='mail'/>");
        steps.put(
                "class of another engine",
                "<bpmn:serviceTask id='step' xmlns:a='http://activiti.org/bpmn' a:class='java.lang.Thread'/>");
        steps.put(
                "work of another engine",
                "<bpmn:serviceTask id='step'><bpmn:extensionElements><z:taskDefinition xmlns:z='http://camunda.org/schema/zeebe/1.0' type='x'/></bpmn:extensionElements></bpmn:serviceTask>");
        steps.put("the same id twice", "<bpmn:userTask id='step'/><bpmn:userTask id='step'/>");
        return steps.entrySet().stream()
                .map(step -> DynamicTest.dynamicTest(
                        step.getKey(),
                        () -> assertThatThrownBy(() -> deployUnguarded("m.bpmn", Models.around("m", step.getValue())))
                                .isInstanceOf(RuntimeException.class)));
    }

    @Test
    void does_not_run_a_listener_by_class() {
        deployUnguarded(
                "listener.bpmn",
                Models.around(
                        "listener",
                        "<bpmn:userTask id='step'><bpmn:extensionElements><camunda:executionListener event='start' class='java.lang.Thread'/></bpmn:extensionElements></bpmn:userTask>"));
        assertThatThrownBy(() -> start("listener")).hasMessageContaining("no_classes");
    }

    @Test
    void does_not_run_a_task_listener_by_class() {
        deployUnguarded(
                "taskListener.bpmn",
                Models.around(
                        "taskListener",
                        "<bpmn:userTask id='step'><bpmn:extensionElements><camunda:taskListener event='create' class='java.lang.Thread'/></bpmn:extensionElements></bpmn:userTask>"));
        assertThatThrownBy(() -> start("taskListener")).hasMessageContaining("no_classes");
    }

    @Test
    void does_not_inject_a_field() {
        deployUnguarded(
                "field.bpmn",
                Models.around(
                        "field",
                        "<bpmn:serviceTask id='step' camunda:delegateExpression='${noteThat}'><bpmn:extensionElements><camunda:field name='seen' stringValue='x'/></bpmn:extensionElements></bpmn:serviceTask>"));
        assertThatThrownBy(() -> start("field")).isInstanceOf(RuntimeException.class);
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("field")
                        .count())
                .isZero();
    }

    @Test
    void does_not_unfold_a_billion_laughs_or_read_a_file() {
        var laughs = "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '" + "&a;".repeat(1000) + "'><!ENTITY c '"
                + "&b;".repeat(1000) + "'><!ENTITY d '" + "&c;".repeat(1000) + "'>]>";
        var model = Models.around("laughs", "<bpmn:userTask id='step' name='&d;'/>");
        assertThatThrownBy(() -> deployUnguarded("laughs.bpmn", model.replace("<bpmn:def", laughs + "<bpmn:def")))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> deployUnguarded(
                        "file.bpmn",
                        model.replace("<bpmn:def", "<!DOCTYPE d [<!ENTITY d SYSTEM 'file:///etc/passwd'>]><bpmn:def")))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void does_not_take_the_node_down_by_its_depth() {
        var deep = "<bpmn:subProcess>".repeat(10_000) + "</bpmn:subProcess>".repeat(10_000);
        assertThat(catchThrowable(() -> deployUnguarded("deep.bpmn", Models.process("deep", deep))))
                .isNotNull()
                .isNotInstanceOf(OutOfMemoryError.class);
        assertThat(engine.getRepositoryService()
                        .createDeploymentQuery()
                        .deploymentName("deep")
                        .count())
                .isZero();
    }

    @Test
    void does_not_run_a_script_of_a_listener() {
        deployUnguarded(
                "script.bpmn",
                Models.around(
                        "script",
                        "<bpmn:userTask id='step'><bpmn:extensionElements><camunda:executionListener event='start'><camunda:script scriptFormat='juel'>${a}</camunda:script></camunda:executionListener></bpmn:extensionElements></bpmn:userTask>"));
        assertThatThrownBy(() -> start("script")).hasMessageContaining("Can't find scripting engine");
    }

    @Test
    void does_not_evaluate_JUEL_in_a_table() {
        deployUnguarded("juel.dmn", Models.decision("juel", " expressionLanguage='juel'", "${size}", "\"a\""));
        assertThatThrownBy(() -> evaluate("juel")).hasStackTraceContaining("no_free_expressions");
    }

    @Test
    void does_not_evaluate_a_script_in_a_table() {
        deployUnguarded("js.dmn", Models.decision("js", " expressionLanguage='javascript'", "1", "\"a\""));
        assertThatThrownBy(() -> evaluate("js")).hasStackTraceContaining("script");
    }

    @Test
    void does_not_call_Java_from_FEEL() {
        deployUnguarded(
                "java.dmn",
                Models.decision(
                        "java",
                        "",
                        "{f: function(x, y) external {java: {class: \"java.lang.Math\", \"method signature\": \"max(int, int)\"}}, r: f(2, 3)}.r",
                        "\"called\""));
        assertThat(String.valueOf(outcome("java"))).doesNotContain("called");
    }

    @Test
    void is_judged_again_when_a_node_parses_it_anew() {
        deployUnguarded("late.bpmn", Models.around("late", "<bpmn:userTask id='step' camunda:formKey='embedded:x'/>"));
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getDeploymentCache()
                .discardProcessDefinitionCache();
        assertThatThrownBy(() -> start("late")).hasMessageContaining("form_ref_only");
    }

    private Object outcome(String decision) {
        try {
            return evaluate(decision);
        } catch (RuntimeException e) {
            return e;
        }
    }

    private Object evaluate(String decision) {
        return engine.getDecisionService()
                .evaluateDecisionTableByKey(decision)
                .variables(Map.of("size", 3))
                .evaluate();
    }

    private void start(String process) {
        door.open(() -> engine.getRuntimeService().startProcessInstanceByKey(process, "key"));
    }
}
