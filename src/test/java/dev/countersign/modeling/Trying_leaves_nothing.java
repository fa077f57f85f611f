package dev.countersign.modeling;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.change.RehearsedRun;
import dev.countersign.platform.Actor;
import dev.countersign.platform.Rehearsal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is tried, and however it ends: every row of every table is what it was, and the engine remembers nothing. */
class Trying_leaves_nothing extends DraftTest {

    private static final String NAME = "change-approval.bpmn";
    private static final String SHIPPED = shipped("processes/" + NAME);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Rehearsal rehearsal;

    @Autowired
    private RehearsedRun run;

    private Map<String, String> rows;
    private Set<String> remembered;

    /** Something of everything is there already. */
    @BeforeEach
    void a_change_under_review() {
        decided(aChange().submit(api), "sre-one");
    }

    private void unlessSomethingIsLeft(Runnable trial) {
        rows = rows();
        remembered = remembered();
        trial.run();
        assertThat(rows()).isEqualTo(rows);
        assertThat(remembered()).isEqualTo(remembered);
    }

    private Map<String, String> rows() {
        var found = new TreeMap<String, String>();
        jdbc.sql("""
                        select schemaname || '.' || tablename from pg_tables
                        where schemaname = 'countersign' or schemaname = 'public' and tablename like 'act_%'""")
                .query(String.class)
                .list()
                .forEach(table -> found.put(
                        table,
                        jdbc.sql(
                                        "select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '')"
                                                + " from " + table + " t")
                                .query(String.class)
                                .single()));
        assertThat(found).hasSizeGreaterThan(60);
        return found;
    }

    private Set<String> remembered() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        var cache = configuration.getDeploymentCache();
        var known = new HashSet<String>();
        known.addAll(cache.getProcessDefinitionCache().keySet());
        known.addAll(cache.getBpmnModelInstanceCache().keySet());
        known.addAll(configuration.getRegisteredDeployments());
        return known;
    }

    private void play(String draft, Object... steps) {
        var tried = attempt(
                draft, Map.of("change", aChange().proposal(), "requester", "requester", "steps", List.of(steps)));
        assertThat(tried.status()).isLessThan(500);
    }

    @Test
    void of_a_process_that_was_played_to_its_end() {
        var draft = draft(NAME, A_process_that_is_tried.withASignOff());
        play(draft); // whatever the engine reads of what is in force, it has read

        unlessSomethingIsLeft(() -> play(
                draft,
                Map.of(
                        "kind",
                        "task",
                        "element",
                        "userTask_signOffLegally",
                        "values",
                        Map.of("verdict", "approve", "reason", "The contract allows it.")),
                Map.of("kind", "timer", "element", "boundaryEvent_reminderDue"),
                Map.of("kind", "approve"),
                Map.of("kind", "approve"),
                Map.of("kind", "message", "element", "receiveTask_executionStarted"),
                Map.of("kind", "message", "element", "receiveTask_outcomeReported")));
    }

    @Test
    void of_a_process_that_was_refused_halfway() {
        var draft = draft(NAME, SHIPPED);
        play(draft);

        unlessSomethingIsLeft(
                () -> play(draft, Map.of("kind", "approve"), Map.of("kind", "approve", "as", "requester")));
    }

    @Test
    void of_a_process_that_fails() {
        var draft = draft(
                NAME,
                SHIPPED.replace(
                        "camunda:delegateExpression=\"${countDecisions}\"",
                        "camunda:delegateExpression=\"${closeOverdue}\""));
        var broken = draft(
                NAME, altered(SHIPPED, "id=\"flow_approved\"", "${change.status == 'approved'}", "${change.dueAt}"));
        play(draft);
        play(broken);

        unlessSomethingIsLeft(() -> {
            play(draft, Map.of("kind", "approve"));
            play(broken, Map.of("kind", "approve"), Map.of("kind", "approve"));
        });
    }

    @Test
    void of_a_process_that_is_hostile() {
        var hostile = draft(NAME, SHIPPED.replace("${assessRisk}", "${''.getClass().forName('x')}"));

        unlessSomethingIsLeft(() -> play(hostile));
    }

    @Test
    void of_tables() {
        var draft = draft("risk.dmn", shipped("processes/risk.dmn"));
        play(draft);

        unlessSomethingIsLeft(() -> play(draft));
    }

    @Test
    void and_the_next_change_follows_what_is_in_force() {
        play(draft(NAME, A_process_that_is_tried.withASignOff()));

        var change = expect(201, aChange().submit(api));
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(change.text("id"))
                        .singleResult()
                        .getProcessDefinitionId())
                .isEqualTo(latest());
        expect(201, api.as("sre-one").post(path(change) + "/decisions", dev.countersign.AChange.approvalOf(change)));
    }

    private String latest() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("change-approval")
                .latestVersion()
                .singleResult()
                .getId();
    }

    @Test
    void what_is_allowed_in_a_rehearsal_is_not_possible_outside() {
        var anybody = new Actor("sre-one", "sre-one", false, "trial", "api");

        assertThatThrownBy(() -> rehearsal.as(anybody, () -> true)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> rehearsal.waitUntil(time.now())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run.start("chg_any")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run.report("chg_any", "succeeded")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_rehearsal_has_a_clock_of_its_own() {
        var later = time.now().plus(Duration.ofDays(3));

        var told = rehearsal.run(Duration.ofSeconds(5), () -> {
            rehearsal.waitUntil(later);
            return time.now();
        });

        assertThat(told).isAfterOrEqualTo(later);
        assertThat(time.now()).isBefore(later);
    }
}
