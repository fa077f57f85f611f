package dev.countersign.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api.Answer;
import dev.countersign.platform.engine.EngineDoor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** Somebody inside the process, with the engine in their hands and its door open. */
abstract class Insider extends Attack {

    private final List<String> deployments = new ArrayList<>();

    @Autowired
    ProcessEngine engine;

    @Autowired
    EngineDoor door;

    @AfterEach
    void nothing_sabotaged_stays() {
        deployments.forEach(
                id -> door.open(() -> engine.getRepositoryService().deleteDeployment(id, true, true, true)));
        deployments.clear();
    }

    /** Puts an edited model in force. The edit MUST be one. */
    void release(String resource, String find, String replacement) {
        var original = read(resource);
        var edited = original.replace(find, replacement);
        assertThat(edited).describedAs("the edit").isNotEqualTo(original);
        release(resource, edited);
    }

    void release(String resource, String edited) {
        var builder = engine.getRepositoryService()
                .createDeployment()
                .name("sabotage")
                .addInputStream(resource, new ByteArrayInputStream(edited.getBytes(StandardCharsets.UTF_8)));
        deployments.add(door.open(() -> builder.deploy()).getId());
    }

    static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Task task(Answer change) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(change.text("id"))
                .singleResult();
    }

    String instance(Answer change) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(change.text("id"))
                .singleResult()
                .getId();
    }
}
