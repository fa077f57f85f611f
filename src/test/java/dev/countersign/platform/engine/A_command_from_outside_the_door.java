package dev.countersign.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.countersign.platform.Actor;
import dev.countersign.platform.Refused;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.authorization.Authorization;
import org.operaton.bpm.engine.impl.ProcessEngineImpl;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.operaton.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.operaton.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.operaton.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.operaton.bpm.engine.runtime.Job;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.operaton.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Every trick that a piece of code with the engine in its hands could try: refused, recorded, and nothing moved. */
@EngineTest
@SuppressWarnings({"removal", "JavaUtilDate"}) // the engine's API is what it is
class A_command_from_outside_the_door {

    private static final String MODEL = Models.process("victim", """
            <bpmn:message id="message" name="go"/><bpmn:signal id="signal" name="all"/>
            """, """
            <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="review"/>
            <bpmn:userTask id="review"/><bpmn:sequenceFlow id="f2" sourceRef="review" targetRef="work"/>
            <bpmn:boundaryEvent id="late" attachedToRef="review"><bpmn:timerEventDefinition id="td">
              <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>
            </bpmn:boundaryEvent><bpmn:sequenceFlow id="f3" sourceRef="late" targetRef="end"/>
            <bpmn:boundaryEvent id="told" attachedToRef="review" cancelActivity="false">
              <bpmn:messageEventDefinition id="md" messageRef="message"/></bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="f4" sourceRef="told" targetRef="end"/>
            <bpmn:boundaryEvent id="called" attachedToRef="review" cancelActivity="false">
              <bpmn:signalEventDefinition id="sd" signalRef="signal"/></bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="f5" sourceRef="called" targetRef="end"/>
            <bpmn:serviceTask id="work" camunda:delegateExpression="${noteThat}"/>
            <bpmn:sequenceFlow id="f6" sourceRef="work" targetRef="end"/><bpmn:endEvent id="end"/>
            """);

    @Autowired
    ProcessEngine engine;

    @Autowired
    EngineDoor door;

    @Autowired
    EngineTest.Recorded recorded;

    @Autowired
    EngineTest.Noting noteThat;

    @Autowired
    JdbcClient jdbc;

    private ProcessInstance instance;
    private Task task;
    private Job timer;

    /** What a trick does to the engine. */
    private interface Trick {
        void play() throws Exception;
    }

    @BeforeEach
    void a_process_that_waits_for_a_person() {
        if (engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("victim")
                        .count()
                == 0) {
            Models.deploy(door, engine.getRepositoryService(), "victim.bpmn", MODEL);
        }
        instance = door.open(() -> engine.getRuntimeService().startProcessInstanceByKey("victim", "key"));
        task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        timer = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        recorded.codes.clear();
        recorded.subjects.clear();
        recorded.actors.clear();
        noteThat.seen.clear();
    }

    @AfterEach
    void nobody_is_signed_in() {
        engine.getIdentityService().clearAuthentication();
        SecurityContextHolder.clearContext();
        recorded.failing = false;
        door.open(() -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test"));
    }

    @TestFactory
    Stream<DynamicTest> is_refused() {
        var all = new ArrayList<DynamicTest>();
        tricks().forEach((name, trick) -> {
            all.add(DynamicTest.dynamicTest(name, () -> assertRefused(trick)));
            all.add(DynamicTest.dynamicTest(name + ", by a user of the engine", () -> {
                engine.getIdentityService().setAuthentication("admin", List.of("operaton-admin"));
                assertRefused(trick);
                engine.getIdentityService().clearAuthentication();
            }));
        });
        return all.stream();
    }

    private void assertRefused(Trick trick) {
        var before = state();
        recorded.codes.clear();
        var thrown = catchThrowable(trick::play);
        assertThat(thrown).isInstanceOf(Refused.class);
        assertThat(((Refused) thrown).refusal().code()).isEqualTo("engine_closed");
        assertThat(recorded.codes).containsOnly("engine_closed");
        assertThat(state()).isEqualTo(before);
        assertThat(noteThat.seen).isEmpty();
    }

    private String state() {
        return jdbc.sql("""
                        select (select string_agg(id_ || ':' || rev_, ',' order by id_) from act_ru_execution)
                            || (select string_agg(id_ || ':' || rev_, ',' order by id_) from act_ru_task)
                            || (select string_agg(id_ || ':' || rev_, ',' order by id_) from act_ru_job)
                            || (select count(*) from act_ru_variable) || ',' || (select count(*) from act_re_deployment)
                            || (select count(*) from act_hi_procinst) || ',' || (select count(*) from act_id_user)
                            || (select count(*) from act_ru_authorization) || ',' || (select count(*) from act_ru_filter)
                            || (select count(*) from act_ru_batch) || ',' || (select count(*) from act_ge_property)
                        """).query(String.class).single();
    }

    private Map<String, Trick> tricks() {
        var tricks = new LinkedHashMap<String, Trick>();
        variables(tricks);
        tasks(tricks);
        instances(tricks);
        events(tricks);
        jobs(tricks);
        deployments(tricks);
        history(tricks);
        identity(tricks);
        rest(tricks);
        bare_commands(tricks);
        return tricks;
    }

    private void variables(Map<String, Trick> tricks) {
        var runtime = engine.getRuntimeService();
        tricks.put("set a variable", () -> runtime.setVariable(instance.getId(), "approved", true));
        tricks.put("set variables", () -> runtime.setVariables(instance.getId(), Map.of("approved", true)));
        tricks.put("set a local variable", () -> runtime.setVariableLocal(instance.getId(), "approved", true));
        tricks.put("remove a variable", () -> runtime.removeVariable(instance.getId(), "approved"));
        tricks.put("set a task's variable", () -> engine.getTaskService().setVariable(task.getId(), "approved", true));
        tricks.put(
                "set variables in a batch",
                () -> runtime.setVariablesAsync(List.of(instance.getId()), Map.of("approved", true)));
    }

    private void tasks(Map<String, Trick> tricks) {
        var tasks = engine.getTaskService();
        tricks.put("complete", () -> tasks.complete(task.getId()));
        tricks.put("complete with variables", () -> tasks.complete(task.getId(), Map.of("approved", true)));
        tricks.put("submit a form", () -> engine.getFormService().submitTaskForm(task.getId(), Map.of("a", true)));
        tricks.put("resolve", () -> tasks.resolveTask(task.getId(), Map.of("approved", true)));
        tricks.put("delegate", () -> tasks.delegateTask(task.getId(), "mallory"));
        tricks.put("claim", () -> tasks.claim(task.getId(), "mallory"));
        tricks.put("set the assignee", () -> tasks.setAssignee(task.getId(), "mallory"));
        tricks.put("set the owner", () -> tasks.setOwner(task.getId(), "mallory"));
        tricks.put("add a candidate", () -> tasks.addCandidateUser(task.getId(), "mallory"));
        tricks.put("delete a candidate", () -> tasks.deleteCandidateGroup(task.getId(), "sre"));
        tricks.put("save", () -> tasks.saveTask(task));
        tricks.put("delete a task", () -> tasks.deleteTask(task.getId()));
        tricks.put("set the priority", () -> tasks.setPriority(task.getId(), 1));
        tricks.put("throw an error", () -> tasks.handleBpmnError(task.getId(), "code"));
        tricks.put("throw an escalation", () -> tasks.handleEscalation(task.getId(), "code"));
        tricks.put("comment", () -> tasks.createComment(task.getId(), instance.getId(), "approved"));
        tricks.put(
                "attach",
                () -> tasks.createAttachment("t", task.getId(), instance.getId(), "n", "d", "http://example.org"));
        tricks.put("a standalone task", () -> tasks.saveTask(tasks.newTask()));
    }

    private void instances(Map<String, Trick> tricks) {
        var runtime = engine.getRuntimeService();
        tricks.put("start", () -> runtime.startProcessInstanceByKey("victim"));
        tricks.put(
                "start in the middle",
                () -> runtime.createProcessInstanceByKey("victim")
                        .startBeforeActivity("work")
                        .execute());
        tricks.put(
                "submit a start form",
                () -> engine.getFormService().submitStartForm(instance.getProcessDefinitionId(), Map.of()));
        tricks.put(
                "modify",
                () -> runtime.createProcessInstanceModification(instance.getId())
                        .cancelAllForActivity("review")
                        .startBeforeActivity("work")
                        .execute(true, true));
        tricks.put(
                "modify later",
                () -> runtime.createProcessInstanceModification(instance.getId())
                        .startAfterActivity("review")
                        .executeAsync());
        tricks.put(
                "modify in a batch",
                () -> runtime.createModification(instance.getProcessDefinitionId())
                        .startAfterActivity("review")
                        .processInstanceIds(instance.getId())
                        .executeAsync());
        tricks.put("delete", () -> runtime.deleteProcessInstance(instance.getId(), "gone"));
        tricks.put("delete in a batch", () -> runtime.deleteProcessInstancesAsync(List.of(instance.getId()), "gone"));
        tricks.put("suspend", () -> runtime.suspendProcessInstanceById(instance.getId()));
        tricks.put("activate", () -> runtime.activateProcessInstanceById(instance.getId()));
        tricks.put(
                "restart",
                () -> runtime.restartProcessInstances(instance.getProcessDefinitionId())
                        .startBeforeActivity("work")
                        .processInstanceIds(instance.getId())
                        .execute());
        tricks.put(
                "migrate",
                () -> runtime.newMigration(runtime.createMigrationPlan(
                                        instance.getProcessDefinitionId(), instance.getProcessDefinitionId())
                                .mapEqualActivities()
                                .build())
                        .processInstanceIds(instance.getId())
                        .execute());
        tricks.put("resolve an incident", () -> runtime.resolveIncident("incident"));
        tricks.put("make an incident", () -> runtime.createIncident("type", instance.getId(), "configuration"));
    }

    private void events(Map<String, Trick> tricks) {
        var runtime = engine.getRuntimeService();
        tricks.put(
                "correlate a message",
                () -> runtime.createMessageCorrelation("go")
                        .processInstanceId(instance.getId())
                        .correlate());
        tricks.put(
                "correlate to all", () -> runtime.createMessageCorrelation("go").correlateAllWithResult());
        tricks.put("receive a message", () -> runtime.messageEventReceived("go", instance.getId()));
        tricks.put("send a signal", () -> runtime.signalEventReceived("all"));
        tricks.put("signal an execution", () -> runtime.signal(instance.getId()));
        tricks.put(
                "evaluate conditions",
                () -> runtime.createConditionEvaluation().setVariable("a", 1).evaluateStartConditions());
    }

    private void jobs(Map<String, Trick> tricks) {
        var management = engine.getManagementService();
        tricks.put("execute a job", () -> management.executeJob(timer.getId()));
        tricks.put("set a job's retries", () -> management.setJobRetries(timer.getId(), 0));
        tricks.put("set a job's due date", () -> management.setJobDuedate(timer.getId(), new Date(0)));
        tricks.put("set a job's priority", () -> management.setJobPriority(timer.getId(), 0));
        tricks.put("recalculate a job's due date", () -> management.recalculateJobDuedate(timer.getId(), false));
        tricks.put("suspend a job", () -> management.suspendJobById(timer.getId()));
        tricks.put("suspend a kind of job", () -> management.suspendJobDefinitionById(timer.getJobDefinitionId()));
        tricks.put("delete a job", () -> management.deleteJob(timer.getId()));
        tricks.put("set retries in a batch", () -> management.setJobRetriesAsync(List.of(timer.getId()), 0));
        tricks.put("set a property", () -> management.setProperty("historyLevel", "0"));
        tricks.put("delete a property", () -> management.deleteProperty("historyLevel"));
        tricks.put("delete metrics", () -> management.deleteMetrics(new Date()));
        tricks.put("delete a batch", () -> management.deleteBatch("batch", true));
        tricks.put(
                "read a table page",
                () -> management.createTablePageQuery().tableName("ACT_RU_TASK").listPage(0, 1));
        tricks.put(
                "run SQL",
                () -> engine.getTaskService()
                        .createNativeTaskQuery()
                        .sql("delete from act_ru_task returning *")
                        .list());
    }

    private void deployments(Map<String, Trick> tricks) {
        var repository = engine.getRepositoryService();
        var deployment = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("victim")
                .singleResult()
                .getDeploymentId();
        tricks.put(
                "deploy",
                () -> repository
                        .createDeployment()
                        .addInputStream(
                                "x.bpmn",
                                new ByteArrayInputStream(MODEL.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .deploy());
        tricks.put("delete a deployment", () -> repository.deleteDeployment(deployment, true));
        tricks.put(
                "delete a definition",
                () -> repository.deleteProcessDefinition(instance.getProcessDefinitionId(), true));
        tricks.put("suspend a definition", () -> repository.suspendProcessDefinitionByKey("victim"));
        tricks.put(
                "shorten history",
                () -> repository.updateProcessDefinitionHistoryTimeToLive(instance.getProcessDefinitionId(), 0));
        tricks.put("add a starter", () -> repository.addCandidateStarterUser(instance.getProcessDefinitionId(), "m"));
    }

    private void history(Map<String, Trick> tricks) {
        var history = engine.getHistoryService();
        tricks.put("delete history", () -> history.deleteHistoricProcessInstance(instance.getId()));
        tricks.put(
                "delete history in bulk", () -> history.deleteHistoricProcessInstancesBulk(List.of(instance.getId())));
        tricks.put(
                "delete history in a batch",
                () -> history.deleteHistoricProcessInstancesAsync(List.of(instance.getId()), "gone"));
        tricks.put("delete a historic task", () -> history.deleteHistoricTaskInstance(task.getId()));
        tricks.put("clean up history", () -> history.cleanUpHistoryAsync(true));
        tricks.put("delete an operation log entry", () -> history.deleteUserOperationLogEntry("entry"));
    }

    private void identity(Map<String, Trick> tricks) {
        var identity = engine.getIdentityService();
        var authorizations = engine.getAuthorizationService();
        tricks.put("make a user", () -> identity.saveUser(identity.newUser("mallory")));
        tricks.put("make a group", () -> identity.saveGroup(identity.newGroup("sre")));
        tricks.put("join a group", () -> identity.createMembership("mallory", "sre"));
        tricks.put("delete a user", () -> identity.deleteUser("mallory"));
        tricks.put("check a password", () -> identity.checkPassword("mallory", "guess"));
        tricks.put(
                "grant",
                () -> authorizations.saveAuthorization(
                        authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL)));
        tricks.put("revoke", () -> authorizations.deleteAuthorization("grant"));
    }

    private void rest(Map<String, Trick> tricks) {
        var externalTasks = engine.getExternalTaskService();
        tricks.put(
                "make a filter",
                () -> engine.getFilterService()
                        .saveFilter(engine.getFilterService().newTaskFilter("mine")));
        tricks.put("run a filter", () -> engine.getFilterService().list("filter"));
        tricks.put(
                "fetch external tasks",
                () -> externalTasks.fetchAndLock(1, "worker").topic("t", 1000).execute());
        tricks.put("complete an external task", () -> externalTasks.complete("task", "worker"));
        tricks.put("make a case", () -> engine.getCaseService().createCaseInstanceByKey("case"));
        tricks.put("complete a case", () -> engine.getCaseService().completeCaseExecution("case"));
    }

    private void bare_commands(Map<String, Trick> tricks) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        var executor = configuration.getCommandExecutorTxRequired();
        var anew = configuration.getCommandExecutorTxRequiresNew();
        var schema = configuration.getCommandExecutorSchemaOperations();
        tricks.put("a bare command", () -> executor.execute(new CompleteTaskCmd(task.getId(), Map.of())));
        tricks.put("a bare command, anew", () -> anew.execute(new CompleteTaskCmd(task.getId(), Map.of())));
        tricks.put("a bare command, as schema", () -> schema.execute(new CompleteTaskCmd(task.getId(), Map.of())));
        tricks.put("a lambda", () -> executor.execute(context -> context.getTaskManager()));
        tricks.put(
                "the job executor's command on another thread",
                () -> executor.execute(new ExecuteJobsCmd(timer.getId(), new JobFailureCollector(timer.getId()))));
        tricks.put(
                "the engine's own executor",
                () -> ((ProcessEngineImpl) engine)
                        .getProcessEngineConfiguration()
                        .getCommandExecutorTxRequired()
                        .execute(new CompleteTaskCmd(task.getId(), Map.of())));
    }

    @Test
    void is_let_in_when_it_only_reads() {
        assertThat(engine.getTaskService().createTaskQuery().count()).isPositive();
        assertThat(engine.getRuntimeService().getVariables(instance.getId())).isEmpty();
        assertThat(engine.getRuntimeService().getActivityInstance(instance.getId()))
                .isNotNull();
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .count())
                .isPositive();
        assertThat(engine.getRepositoryService().getBpmnModelInstance(instance.getProcessDefinitionId()))
                .isNotNull();
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        assertThat(executor.execute(new AcquireJobsCmd(
                                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                                        .getJobExecutor()))
                        .size())
                .isZero();
    }

    @Test
    void is_refused_again_as_soon_as_the_door_is_shut() {
        door.open(() -> engine.getTaskService().setPriority(task.getId(), 7));
        assertRefused(() -> engine.getTaskService().setPriority(task.getId(), 8));
    }

    @Test
    void is_refused_on_another_thread_while_the_door_is_open_here() {
        door.open(() -> {
            var elsewhere = new ArrayList<Throwable>();
            var thread = new Thread(() ->
                    elsewhere.add(catchThrowable(() -> engine.getTaskService().complete(task.getId()))));
            thread.start();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            assertThat(elsewhere).singleElement().isInstanceOf(Refused.class);
        });
    }

    @Test
    void is_recorded_with_who_tried() {
        var mallory = new Actor("mallory", "mallory", false, "password", "api");
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(mallory, null, List.of()));
        assertRefused(() -> engine.getTaskService().complete(task.getId()));
        assertThat(recorded.actors).containsExactly(mallory.through("engine"));
        assertThat(recorded.subjects).containsExactly("engine:CompleteTaskCmd");
    }

    @Test
    void stays_refused_when_the_record_cannot_be_written() {
        recorded.failing = true;
        assertThatThrownBy(() -> engine.getTaskService().complete(task.getId()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("engine_closed");
    }
}
