package dev.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** An operator's PostgreSQL, with an ordinary role that owns its database. */
class A_database_of_ones_own {

    @Test
    void is_all_that_is_used() throws Exception {
        var home = HomeUnderTarget.named("own");
        try (var server = start(home)) {
            tell(server, "create role keeper login password 'secret'");
            tell(server, "create database approvals owner keeper");

            try (var application = RunningApplication.start(
                    home,
                    "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + server.getPort()
                            + "/approvals?connectTimeout=7",
                    "--spring.datasource.username=keeper",
                    "--spring.datasource.password=secret")) {
                application.awaitReady();

                assertThat(home.resolve("database")).doesNotExist();
                assertThat(schemasOfTheTables(server)).isEqualTo("countersign,public");
                application.awaitOutput("/approvals\n").stop();
            }
        }
    }

    private static EmbeddedPostgres start(Path home) throws Exception {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(home.resolveSibling("programs").toFile())
                .setDataDirectory(home.resolveSibling("data"))
                .setServerConfig("unix_socket_directories", "''")
                .setRegisterShutdownHook(false)
                .start();
    }

    private static void tell(EmbeddedPostgres server, String statement) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute(statement);
        }
    }

    private static String schemasOfTheTables(EmbeddedPostgres server) throws SQLException {
        try (var connection = server.getDatabase("postgres", "approvals").getConnection();
                var rows = connection.createStatement().executeQuery("""
                        select string_agg(distinct schemaname, ',' order by schemaname) from pg_tables
                        where tableowner = 'keeper' and tablename in ('change', 'act_ru_task')""")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
