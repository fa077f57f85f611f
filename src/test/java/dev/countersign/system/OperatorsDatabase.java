package dev.countersign.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * An operator's PostgreSQL, with an ordinary role that owns the database of the application. Its clock, the one of the laws,
 * is put forward and back by a test, for all nodes at once.
 */
final class OperatorsDatabase implements AutoCloseable {

    private final EmbeddedPostgres server;

    private OperatorsDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The clock is put in the place of the built-in one before anybody has asked for it. */
    static OperatorsDatabase start(Path home) throws IOException, SQLException {
        var database = new OperatorsDatabase(EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(home.resolveSibling("programs").toFile())
                .setDataDirectory(home.resolveSibling("data"))
                .setServerConfig("unix_socket_directories", "''")
                .setRegisterShutdownHook(false)
                .start());
        database.tell("postgres", "create role keeper login password 'secret'");
        database.tell("postgres", "create database approvals owner keeper");
        database.tell("approvals", """
                set allow_system_table_mods = on;
                create table public.moved (by interval not null);
                insert into public.moved values ('0');
                grant select on public.moved to public;
                alter function pg_catalog.clock_timestamp() rename to clock_of_the_machine;
                create function pg_catalog.clock_timestamp() returns timestamptz volatile language sql as
                    'select pg_catalog.clock_of_the_machine() + (select by from public.moved)'""");
        return database;
    }

    /** From the clock of the machine; negative: behind it. */
    void isOffBy(Duration duration) throws SQLException {
        tell("approvals", "update public.moved set by = interval '" + duration.toSeconds() + " seconds'");
    }

    /** The first column of the one row. */
    String ask(String query) throws SQLException {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    long count(String query) throws SQLException {
        return Long.parseLong(ask(query));
    }

    /** For a node: with these it uses this database, beside others of its own. */
    String[] arguments(String... others) {
        return Stream.concat(
                        Stream.of(
                                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + server.getPort()
                                        + "/approvals?connectTimeout=7",
                                "--spring.datasource.username=keeper",
                                "--spring.datasource.password=secret"),
                        Stream.of(others))
                .toArray(String[]::new);
    }

    /** As an administrator of the server. */
    Connection connect() throws SQLException {
        return server.getDatabase("postgres", "approvals").getConnection();
    }

    /** As the manual has it: who owns the tables, who uses them, who writes the log. */
    String[] argumentsApart() throws SQLException {
        tell("postgres", "create role approver login password 'secret'");
        tell("postgres", "create role sequencer login password 'secret'");
        tell("postgres", "grant approver to keeper");
        return Stream.concat(
                        Stream.of(arguments())
                                .map(one -> one.replace("datasource.username=keeper", "datasource.username=approver")),
                        Stream.of(
                                "--spring.flyway.user=keeper",
                                "--spring.flyway.password=secret",
                                "--countersign.audit.database.username=sequencer",
                                "--countersign.audit.database.password=secret"))
                .toArray(String[]::new);
    }

    void tell(String database, String statements) throws SQLException {
        try (var connection = server.getDatabase("postgres", database).getConnection()) {
            connection.createStatement().execute(statements);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
