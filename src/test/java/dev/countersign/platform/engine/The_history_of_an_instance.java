package dev.countersign.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where it went, and nothing that our own tables say better. */
@EngineTest
class The_history_of_an_instance {

    @Autowired
    ProcessEngine engine;

    @Autowired
    EngineDoor door;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void nothing_remains() {
        engine.getRepositoryService()
                .createDeploymentQuery()
                .list()
                .forEach(deployment ->
                        door.open(() -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true)));
    }

    @Test
    void is_its_path() {
        Models.deploy(
                door,
                engine.getRepositoryService(),
                "path.bpmn",
                Models.process("path", """
                        <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="rule"/>
                        <bpmn:businessRuleTask id="rule" camunda:decisionRef="verdict" camunda:resultVariable="verdict"
                            camunda:mapDecisionResult="singleEntry"/>
                        <bpmn:sequenceFlow id="f2" sourceRef="rule" targetRef="review"/>
                        <bpmn:userTask id="review" camunda:candidateGroups="sre"/>
                        <bpmn:sequenceFlow id="f3" sourceRef="review" targetRef="later"/>
                        <bpmn:serviceTask id="later" camunda:asyncBefore="true" camunda:delegateExpression="${noteThat}"/>
                        <bpmn:sequenceFlow id="f4" sourceRef="later" targetRef="end"/><bpmn:endEvent id="end"/>
                        """),
                "verdict.dmn",
                Models.decision("verdict", "", "size", "\"yes\""));
        var id = door.open(() -> engine.getRuntimeService()
                        .startProcessInstanceByKey("path", "chg_1", Map.of("size", 3, "a", "b", "c", true)))
                .getId();
        var task = engine.getTaskService().createTaskQuery().singleResult();
        door.open(() -> {
            engine.getTaskService().claim(task.getId(), "sre-one");
            engine.getTaskService().complete(task.getId(), Map.of("comment", "fine"));
            var job = engine.getManagementService().createJobQuery().singleResult();
            engine.getManagementService().executeJob(job.getId());
        });

        assertThat(rows())
                .containsExactlyEntriesOf(
                        new TreeMap<>(Map.of("act_hi_actinst", 5, "act_hi_procinst", 1, "act_hi_taskinst", 1)));
        HistoryService history = engine.getHistoryService();
        assertThat(history.createHistoricActivityInstanceQuery()
                        .processInstanceId(id)
                        .activityId("review")
                        .singleResult())
                .satisfies(activity -> {
                    assertThat(activity.getAssignee()).isEqualTo("sre-one");
                    assertThat(activity.getTaskId()).isEqualTo(task.getId());
                    assertThat(activity.getEndTime()).isNotNull();
                });
    }

    private Map<String, Integer> rows() {
        var rows = new TreeMap<String, Integer>();
        for (var table : jdbc.sql(
                        "select table_name from information_schema.tables where table_name like 'act\\_hi\\_%' or table_name = 'act_ge_bytearray'")
                .query(String.class)
                .list()) {
            int count = jdbc.sql("select count(*) from " + table
                            + (table.equals("act_ge_bytearray") ? " where deployment_id_ is null" : ""))
                    .query(Integer.class)
                    .single();
            if (count > 0) {
                rows.put(table, count);
            }
        }
        return rows;
    }
}
