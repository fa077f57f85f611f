package dev.countersign.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.platform.Refused;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.spring.boot.starter.property.OperatonBpmProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Works behind the shut door, on its own threads, and there only. */
@EngineTest
class The_job_executor {

    @Autowired
    ProcessEngine engine;

    @Autowired
    EngineDoor door;

    @Autowired
    EngineTest.Noting noteThat;

    @Autowired
    OperatonBpmProperties settings;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void nothing_remains() {
        configuration().getJobExecutor().shutdown();
        noteThat.work = execution -> {};
        noteThat.seen.clear();
        engine.getRepositoryService()
                .createDeploymentQuery()
                .list()
                .forEach(deployment ->
                        door.open(() -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true)));
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    private void startLater() {
        Models.deploy(
                door,
                engine.getRepositoryService(),
                "later.bpmn",
                Models.around(
                        "later",
                        "<bpmn:serviceTask id='step' camunda:asyncBefore='true' camunda:delegateExpression='${noteThat}'/>"));
        door.open(() -> engine.getRuntimeService().startProcessInstanceByKey("later", "chg_1"));
    }

    @Test
    void runs_what_is_due() throws InterruptedException {
        var ran = new CountDownLatch(1);
        noteThat.work = execution -> {
            execution.getProcessEngineServices().getRuntimeService().setVariable(execution.getId(), "nested", 1);
            ran.countDown();
        };
        startLater();
        configuration().getJobExecutor().start();
        assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
        configuration().getJobExecutor().shutdown();
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
    }

    @Test
    void does_not_vouch_for_threads_that_a_delegate_starts() throws InterruptedException {
        var refused = new AtomicReference<RuntimeException>();
        var tried = new CountDownLatch(1);
        noteThat.work = execution -> {
            var thread = new Thread(() -> {
                try {
                    engine.getRuntimeService().startProcessInstanceByKey("later", "chg_2");
                } catch (RuntimeException e) {
                    refused.set(e);
                }
                tried.countDown();
            });
            thread.start();
        };
        startLater();
        configuration().getJobExecutor().start();
        assertThat(tried.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(refused.get()).isInstanceOf(Refused.class);
    }

    @Test
    void is_set_up_as_the_settings_say() {
        var jobs = settings.getJobExecution();
        assertThat(Duration.ofMillis(jobs.getLockTimeInMillis())).isEqualTo(Duration.ofMinutes(1));
        assertThat(jobs.getMaxJobsPerAcquisition()).isEqualTo(20);
        assertThat(jobs.getWaitTimeInMillis()).isEqualTo(500);
        assertThat(jobs.getMaxWait()).isEqualTo(1000);
        assertThat(configuration().isJobExecutorAcquireByPriority()).isTrue();
        assertThat(configuration().getFailedJobRetryTimeCycle()).isEqualTo("R5/PT1M");
        assertThat(configuration().isMetricsEnabled()).isFalse();
        assertThat(configuration().isEnforceHistoryTimeToLive()).isTrue();
        assertThat(configuration().getHistoryLevel().getName()).isEqualTo("path");
        assertThat(configuration().isStandaloneTasksEnabled()).isFalse();
        assertThat(configuration().isCmmnEnabled()).isFalse();
    }

    @Test
    void finds_due_jobs_by_an_index() {
        assertThat(jdbc.sql("select indexdef from pg_indexes where indexname = 'act_idx_job_due'")
                        .query(String.class)
                        .single())
                .contains("act_ru_job")
                .contains("duedate_");
    }
}
