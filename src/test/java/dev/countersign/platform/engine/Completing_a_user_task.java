package dev.countersign.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever the door, the completion guards decide. */
@EngineTest
class Completing_a_user_task {

    @Autowired
    ProcessEngine engine;

    @Autowired
    EngineDoor door;

    @Autowired
    EngineTest.Guards guards;

    private Task task;

    @BeforeEach
    void a_task_that_a_guard_refuses() {
        Models.deploy(
                door,
                engine.getRepositoryService(),
                "guarded.bpmn",
                Models.around("guarded", "<bpmn:userTask id='step'/>"));
        door.open(() -> engine.getRuntimeService().startProcessInstanceByKey("guarded", "chg_1"));
        task = engine.getTaskService().createTaskQuery().singleResult();
        guards.rule = completed -> {
            throw new Refused(Refusal.forbidden("self_decision", "You asked for this change yourself.", null));
        };
    }

    @AfterEach
    void nothing_remains() {
        guards.rule = completed -> {};
        engine.getRepositoryService()
                .createDeploymentQuery()
                .list()
                .forEach(deployment ->
                        door.open(() -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true)));
    }

    private void assertRefused(Runnable act) {
        assertThatThrownBy(() -> door.open(act))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("self_decision"));
        assertThat(engine.getTaskService().createTaskQuery().singleResult().getId())
                .isEqualTo(task.getId());
    }

    @Test
    void is_refused_by_complete() {
        assertRefused(() -> engine.getTaskService().complete(task.getId(), Map.of("approved", true)));
    }

    @Test
    void is_refused_by_a_form() {
        assertRefused(() -> engine.getFormService().submitTaskForm(task.getId(), Map.of()));
    }

    @Test
    void is_asked_with_the_task_in_hand() {
        var asked = new ArrayList<String>();
        guards.rule = completed -> asked.add(completed.getTaskDefinitionKey() + " "
                + completed.getExecution().getProcessBusinessKey());
        door.open(() -> engine.getTaskService().complete(task.getId()));
        assertThat(asked).containsExactly("step chg_1");
        assertThat(engine.getTaskService().createTaskQuery().count()).isZero();
    }
}
