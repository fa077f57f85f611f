package dev.countersign.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.ProcessEngineException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** Leaves the door as something to try again, or as our own refusal; never as a riddle of the engine. */
@EngineTest
class A_lost_race {

    @Autowired
    ProcessEngine engine;

    @Autowired
    EngineDoor door;

    @Autowired
    EngineTest.Noting noteThat;

    @AfterEach
    void nothing_remains() {
        noteThat.work = execution -> {};
        noteThat.seen.clear();
        engine.getRepositoryService()
                .createDeploymentQuery()
                .list()
                .forEach(deployment ->
                        door.open(() -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true)));
    }

    @Test
    void of_sixteen_has_one_winner_and_fifteen_that_may_try_again() throws Exception {
        Models.deploy(door, engine.getRepositoryService(), "race.bpmn", Models.process("race", """
                        <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="review"/>
                        <bpmn:userTask id="review"/><bpmn:sequenceFlow id="f2" sourceRef="review" targetRef="tally"/>
                        <bpmn:serviceTask id="tally" camunda:delegateExpression="${noteThat}"/>
                        <bpmn:sequenceFlow id="f3" sourceRef="tally" targetRef="end"/><bpmn:endEvent id="end"/>
                        """));
        var all = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < 10; round++) {
                door.open(() -> engine.getRuntimeService().startProcessInstanceByKey("race", "chg_1", Map.of("a", 1)));
                var task =
                        engine.getTaskService().createTaskQuery().singleResult().getId();
                var barrier = new CyclicBarrier(16);
                var thrown = new ConcurrentLinkedQueue<Throwable>();
                var runs = IntStream.range(0, 16)
                        .<Future<?>>mapToObj(n -> all.submit(() -> {
                            barrier.await();
                            try {
                                door.open(() -> engine.getTaskService().complete(task, Map.of("a", n)));
                            } catch (RuntimeException e) {
                                thrown.add(e);
                            }
                            return n;
                        }))
                        .toList();
                for (var run : runs) {
                    run.get();
                }
                assertThat(thrown)
                        .hasSize(15)
                        .allSatisfy(loser -> assertThat(loser).isInstanceOf(LostRace.class));
                assertThat(engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .count())
                        .isZero();
            }
        } finally {
            all.shutdown();
        }
    }

    @Test
    void shows_as_a_task_that_is_gone() {
        assertThatThrownBy(() -> door.open(() -> engine.getTaskService().complete("gone")))
                .isInstanceOf(LostRace.class)
                .isInstanceOf(ConcurrencyFailureException.class);
    }

    @Test
    void shows_as_a_constraint_that_a_delegate_ran_into() {
        assertThat(EngineConflicts.translate(
                        new ProcessEngineException(new DataIntegrityViolationException("duplicate key"))))
                .isInstanceOf(LostRace.class);
        assertThat(EngineConflicts.translate(new IllegalStateException(new SQLException("deadlock detected", "40P01"))))
                .isInstanceOf(LostRace.class);
    }

    @Test
    void is_not_what_a_rule_refused() {
        var refused = new Refused(Refusal.forbidden("self_decision", "You asked for this change yourself.", null));
        assertThat(EngineConflicts.translate(new ProcessEngineException("wrapped", new RuntimeException(refused))))
                .isSameAs(refused);
    }

    @Test
    void is_not_a_bug() {
        var bug = new IllegalArgumentException("bug");
        assertThat(EngineConflicts.translate(bug)).isSameAs(bug);
        assertThatThrownBy(() -> door.open(() -> {
                    throw new NullPointerException("ours");
                }))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> door.open(() -> engine.getTaskService().complete(null)))
                .isNotInstanceOf(LostRace.class);
    }

    @Test
    void is_not_what_a_connection_says_that_the_pool_has_closed() {
        var thrown = new ProcessEngineException("persistence", new SQLException("Connection is closed"));

        assertThat(EngineConflicts.translate(thrown)).isSameAs(thrown);
    }
}
