package dev.countersign.system;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.Api;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class A_database_with_roles_apart {

    private static final String OWNERS =
            "select string_agg(distinct tableowner, ',') from pg_tables where schemaname = '%s' and tablename ~ '%s'";

    @Test
    void is_used_by_each_for_what_it_is_there_for() throws Exception {
        var home = HomeUnderTarget.named("apart");
        try (var database = OperatorsDatabase.start(home);
                var application = RunningApplication.start(home, database.argumentsApart())) {
            application.awaitReady();
            var change = aChange().approved(Api.at(application.url()));
            assertThat(change.text("status")).isEqualTo("approved");
            await("everything is in the log, and signed")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> database.count("select count(*) from countersign.audit_pending") == 0
                            && database.count(
                                            "select count(*) from countersign.audit_head where noted = size and size > 5")
                                    == 1);
            assertThat(database.ask(OWNERS.formatted("countersign", "^(audit|decision)")))
                    .isEqualTo("keeper");
            assertThat(database.ask(OWNERS.formatted("public", "^act_"))).isEqualTo("approver");
            assertThat(application.output()).doesNotContain("owns its tables");
            application.stop();
        }
    }
}
