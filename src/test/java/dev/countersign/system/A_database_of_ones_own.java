package dev.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class A_database_of_ones_own {

    private static final String SCHEMAS = """
            select string_agg(distinct schemaname, ',' order by schemaname) from pg_tables
            where tableowner = 'keeper' and tablename in ('change', 'act_ru_task')""";

    @Test
    void is_all_that_is_used() throws Exception {
        var home = HomeUnderTarget.named("own");
        try (var database = OperatorsDatabase.start(home);
                var application = RunningApplication.start(home, database.arguments())) {
            application.awaitReady();

            assertThat(home.resolve("database")).doesNotExist();
            assertThat(database.ask(SCHEMAS)).isEqualTo("countersign,public");
            application.awaitOutput("/approvals\n").stop();
        }
    }
}
