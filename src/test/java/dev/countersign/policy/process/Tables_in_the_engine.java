package dev.countersign.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.platform.Digest;
import dev.countersign.platform.Refused;
import dev.countersign.policy.Tables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Released tables, asked as the application asks them. */
class Tables_in_the_engine {

    private static EmbeddedPostgres postgres;
    private static ProcessEngine engine;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(postgres.getPostgresDatabase());
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("full");
        configuration.setAuthorizationEnabled(true);
        configuration.setJobExecutorActivate(false);
        engine = configuration.buildProcessEngine();
    }

    @AfterAll
    static void stop() throws IOException {
        engine.close();
        postgres.close();
    }

    private final DecisionTables tables =
            new DecisionTables(new LatestDefinitions(engine.getRepositoryService(), engine.getIdentityService()));

    @Test
    void are_asked_in_their_latest_version() {
        var first = release("risk", "");
        assertThat(tables.ask(Tables.RISK, inputs()).table().version()).isEqualTo(first);

        var second = release("risk", "<!-- touched -->");
        var answer = tables.ask(Tables.RISK, inputs());

        assertThat(second).isEqualTo(first + 1);
        assertThat(answer.table().version()).isEqualTo(second);
        assertThat(answer.table().digest())
                .isEqualTo(Digest.of(dmn("risk") + "<!-- touched -->").value());
        assertThat(answer.rows()).extracting(row -> row.rule()).containsExactly("rule_production");
    }

    @Test
    void are_found_by_users_without_any_right_in_the_engine() {
        release("gates", "");
        engine.getIdentityService().setAuthentication("requester", List.of("payments-dev"));
        try {
            assertThat(tables.ask(Tables.GATES, inputs()).rows()).isNotEmpty();
            assertThat(engine.getIdentityService().getCurrentAuthentication().getUserId())
                    .isEqualTo("requester");
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Test
    void leave_nothing_in_the_history_of_the_engine() {
        release("risk", "");
        tables.ask(Tables.RISK, inputs());

        assertThat(engine.getHistoryService()
                        .createHistoricDecisionInstanceQuery()
                        .count())
                .isZero();
    }

    @Test
    void stay_the_same_within_a_transaction() {
        var first = release("risk", "");
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(postgres.getPostgresDatabase()));

        var versions = transaction.execute(status -> {
            var before = tables.ask(Tables.RISK, inputs()).table().version();
            deploy("risk", dmn("risk") + "<!-- meanwhile -->");
            return List.of(before, tables.ask(Tables.RISK, inputs()).table().version());
        });

        assertThat(versions).containsExactly(first, first);
        assertThat(tables.ask(Tables.RISK, inputs()).table().version()).isEqualTo(first + 1);
    }

    @Test
    void that_were_never_released_refuse() {
        assertThatThrownBy(() -> tables.ask("unheard-of", inputs()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("policy_incomplete")
                .hasMessageContaining("unheard-of");
    }

    @Test
    void of_which_the_latest_is_broken_refuse_rather_than_fall_back() {
        release("gates", "");
        tables.ask(Tables.GATES, inputs());
        deploy("gates", dmn("gates").replace("\"no-change-freeze\"", "1 +"));

        var refused = catchThrowableOfType(Refused.class, () -> tables.ask(Tables.GATES, inputs()));

        assertThat(refused.refusal().code()).isEqualTo("policy_unreadable");
        release("gates", "");
        assertThat(tables.ask(Tables.GATES, inputs()).rows()).isNotEmpty();
    }

    @Test
    void give_way_to_those_of_a_file_that_is_proposed_and_to_no_others() {
        release("risk", "");
        var inForce = release("gates", "");
        var proposed = new ProposedDefinitions(tables)
                .with(dmn("risk")
                        .replace("\"rule_production\"", "\"rule_proposed\"")
                        .getBytes(StandardCharsets.UTF_8));

        var answer = proposed.ask(Tables.RISK, inputs());

        assertThat(answer.table().version()).isZero();
        assertThat(answer.rows()).extracting(row -> row.rule()).containsExactly("rule_proposed");
        assertThat(proposed.ask(Tables.GATES, inputs()).table().version()).isEqualTo(inForce);
        assertThat(tables.ask(Tables.RISK, inputs()).rows())
                .extracting(row -> row.rule())
                .containsExactly("rule_production");
    }

    @Test
    void that_are_proposed_and_broken_refuse_rather_than_give_way_to_those_in_force() {
        release("gates", "");
        var broken = dmn("gates").replace("\"no-change-freeze\"", "1 +").getBytes(StandardCharsets.UTF_8);
        var proposed = new ProposedDefinitions(tables).with(broken);

        var refused = catchThrowableOfType(Refused.class, () -> proposed.ask(Tables.GATES, inputs()));

        assertThat(refused.refusal().code()).isEqualTo("policy_unreadable");
    }

    @Test
    void are_not_proposed_by_what_is_no_dmn() {
        var proposed = new ProposedDefinitions(tables);

        assertThatThrownBy(() -> proposed.with("<definitions".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("policy_unreadable");
    }

    private static int release(String file, String appended) {
        return deploy(file, dmn(file) + appended);
    }

    private static int deploy(String file, String dmn) {
        return engine.getRepositoryService()
                .createDeployment()
                .addString("processes/" + file + ".dmn", dmn)
                .deployWithResult()
                .getDeployedDecisionDefinitions()
                .get(0)
                .getVersion();
    }

    private static String dmn(String file) {
        try {
            return Files.readString(Path.of("processes", file + ".dmn"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> inputs() {
        return Map.of(
                "environment",
                "production",
                "action",
                "deploy",
                "criticality",
                "normal",
                "size",
                1,
                "outsideOfficeHours",
                false,
                "rollbackPlan",
                true,
                "incident",
                false,
                "risk",
                "medium");
    }
}
