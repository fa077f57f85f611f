package dev.countersign.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.ResourcePatternResolver;

@EngineTest
class Shipped_models {

    private static final String FORM = "{\"id\":\"review\",\"type\":\"default\",\"components\":[]}";
    private static final String MODEL = Models.around(
            "shipped", "<bpmn:userTask id='step' camunda:formRef='review' camunda:formRefBinding='deployment'/>");

    @Autowired
    ProcessEngine engine;

    @Autowired
    ResourcePatternResolver resources;

    private ShippedModels shipped;

    @Autowired
    EngineDoor door;

    @BeforeEach
    void not_those_of_the_application() {
        shipped = new ShippedModels(engine.getRepositoryService(), resources, door);
    }

    @AfterEach
    void nothing_remains() {
        engine.getRepositoryService()
                .createDeploymentQuery()
                .list()
                .forEach(deployment ->
                        door.open(() -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true)));
    }

    private static Map<String, byte[]> files(String... namesAndTexts) {
        var files = new TreeMap<String, byte[]>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private long versions() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("shipped")
                .count();
    }

    @Test
    void are_deployed_together_with_their_forms() {
        shipped.deploy(files("processes/shipped.bpmn", MODEL, "forms/review.form", FORM));
        door.open(() -> engine.getRuntimeService().startProcessInstanceByKey("shipped", "chg_1"));
        var task =
                engine.getTaskService().createTaskQuery().initializeFormKeys().singleResult();
        assertThat(task.getOperatonFormRef().getKey()).isEqualTo("review");
        assertThat(engine.getFormService().getDeployedTaskForm(task.getId())).isNotNull();
    }

    @Test
    void are_deployed_once_by_however_many_nodes_and_starts() throws Exception {
        var files = files("processes/shipped.bpmn", MODEL, "forms/review.form", FORM);
        var nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> start = () -> {
                shipped.deploy(files);
                return true;
            };
            for (var done : nodes.invokeAll(List.of(start, start, start, start))) {
                done.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(versions()).isEqualTo(1);
        assertThat(engine.getRepositoryService().createDeploymentQuery().count())
                .isEqualTo(1);
    }

    @Test
    void are_deployed_anew_when_they_changed() {
        shipped.deploy(files("processes/shipped.bpmn", MODEL, "forms/review.form", FORM));
        shipped.deploy(files("processes/shipped.bpmn", MODEL, "forms/review.form", FORM + " "));
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    void never_cover_what_owners_released_since() {
        var files = files("processes/shipped.bpmn", MODEL, "forms/review.form", FORM);
        shipped.deploy(files);
        var release = engine.getRepositoryService()
                .createDeployment()
                .name("release")
                .source("release")
                .addString("processes/shipped.bpmn", MODEL.replace("id=\"end\"", "id=\"end\" name=\"done\""));
        release.addString("forms/review.form", FORM);
        door.open(() -> release.deploy());
        shipped.deploy(files);
        assertThat(engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("shipped")
                        .latestVersion()
                        .singleResult()
                        .getVersion())
                .isEqualTo(2);
    }

    @Test
    void are_deployed_all_or_not_at_all() {
        assertThatThrownBy(() -> shipped.deploy(files(
                        "processes/shipped.bpmn",
                        MODEL,
                        "forms/review.form",
                        FORM,
                        "processes/wrong.bpmn",
                        Models.around("wrong", "<bpmn:scriptTask id='step'/>"))))
                .isInstanceOf(Refused.class);
        assertThat(versions()).isZero();
        assertThat(engine.getRepositoryService().createDeploymentQuery().count())
                .isZero();
    }
}
