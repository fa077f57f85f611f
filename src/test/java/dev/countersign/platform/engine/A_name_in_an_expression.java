package dev.countersign.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.platform.Refused;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class A_name_in_an_expression {

    @Autowired
    ProcessEngine engine;

    @Autowired
    EngineDoor door;

    @Autowired
    EngineTest.Facts facts;

    @Autowired
    EngineTest.Noting noteThat;

    @AfterEach
    void nothing_remains() {
        facts.of.clear();
        noteThat.seen.clear();
        engine.getRepositoryService()
                .createDeploymentQuery()
                .list()
                .forEach(deployment ->
                        door.open(() -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true)));
    }

    private String assigneeFor(String expression, Map<String, Object> variables) {
        return assigneeFor("<bpmn:userTask id='step' camunda:assignee=\"" + expression + "\"/>", variables, "chg_1");
    }

    private String assigneeFor(String step, Map<String, Object> variables, String businessKey) {
        Models.deploy(door, engine.getRepositoryService(), "names.bpmn", Models.around("names", step));
        door.open(() -> engine.getRuntimeService().startProcessInstanceByKey("names", businessKey, variables));
        return engine.getTaskService().createTaskQuery().singleResult().getAssignee();
    }

    @Test
    void stands_for_a_fact_of_the_business_key() {
        facts.of.put("chg_1", Map.of("owner", "owner-one"));
        assertThat(assigneeFor("${change.owner}", Map.of())).isEqualTo("owner-one");
    }

    @Test
    void stands_for_the_fact_even_when_a_variable_has_the_same_name() {
        facts.of.put("chg_1", Map.of("owner", "owner-one"));
        assertThat(assigneeFor("${change.owner}", Map.of("change", "mallory"))).isEqualTo("owner-one");
    }

    @Test
    void stands_for_the_delegate_even_when_a_variable_has_the_same_name() {
        Models.deploy(
                door,
                engine.getRepositoryService(),
                "names.bpmn",
                Models.around("names", "<bpmn:serviceTask id='step' camunda:delegateExpression='${noteThat}'/>"));
        door.open(() -> engine.getRuntimeService()
                .startProcessInstanceByKey("names", "chg_1", Map.of("noteThat", "something else")));
        assertThat(noteThat.seen).containsExactly("step");
    }

    @Test
    void stands_for_a_variable_otherwise() {
        assertThat(assigneeFor("${who}", Map.of("who", "sre-one"))).isEqualTo("sre-one");
    }

    @Test
    void reaches_the_facts_of_the_instance_that_called() {
        facts.of.put("chg_1", Map.of("owner", "owner-one"));
        Models.deploy(
                door,
                engine.getRepositoryService(),
                "inner.bpmn",
                Models.around("inner", "<bpmn:userTask id='step' camunda:assignee='${change.owner}'/>"));
        assertThat(assigneeFor("<bpmn:callActivity id='step' calledElement='inner'/>", Map.of(), "chg_1"))
                .isEqualTo("owner-one");
    }

    @Test
    void is_refused_where_the_facts_lack_it() {
        facts.of.put("chg_1", Map.of("owner", "owner-one"));
        var refused = catchThrowableOfType(Refused.class, () -> assigneeFor("${change.risk}", Map.of()));
        assertThat(refused.refusal().code()).isEqualTo("unknown_name");
        assertThat(refused.refusal().detail()).contains("risk").contains("owner");
    }

    @Test
    void is_refused_where_nothing_is_called_that() {
        assertThatThrownBy(() -> assigneeFor("${nobody}", Map.of())).hasMessageContaining("nobody");
    }

    @Test
    void is_refused_where_it_is_an_ordinary_bean() {
        assertThatThrownBy(() -> assigneeFor("${notADelegate}", Map.of())).hasMessageContaining("unknown_name");
        assertThatThrownBy(() -> assigneeFor("${execution}", Map.of())).hasMessageContaining("unknown_name");
        assertThatThrownBy(() -> assigneeFor("${task}", Map.of())).hasMessageContaining("unknown_name");
    }

    @Test
    void is_refused_as_a_property_of_a_plain_value() {
        assertThatThrownBy(() -> assigneeFor("${who.bytes}", Map.of("who", "mallory")))
                .hasMessageContaining("has no property bytes");
    }

    @Test
    void is_refused_as_a_fact_without_a_business_key() {
        assertThatThrownBy(() -> assigneeFor(
                        "<bpmn:userTask id='step' camunda:assignee='${change.owner}'/>", new HashMap<>(), null))
                .hasMessageContaining("business key");
    }
}
