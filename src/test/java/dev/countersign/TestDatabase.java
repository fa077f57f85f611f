package dev.countersign;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A PostgreSQL for the tests of this JVM: quick, forgetful, and gone with the JVM. To the application it is a given one. */
final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static @Nullable EmbeddedPostgres running;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "spring.datasource.url=" + start().getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.username=postgres",
                        "spring.flyway.placeholders.application=countersign_application")
                .applyTo(context);
    }

    static synchronized EmbeddedPostgres start() {
        if (running == null) {
            try {
                var target = Path.of(System.getProperty("project.build.directory", "target"));
                running = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(
                                target.resolve("postgresql").toFile())
                        .setDataDirectory(target.resolve(
                                "postgresql-data-" + ProcessHandle.current().pid()))
                        .setRegisterShutdownHook(false)
                        .setServerConfig("unix_socket_directories", "''")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_connections", "100")
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .start();
                makeRoles(running);
                // After the contexts are closed: a pool whose database is gone takes its time to say so.
                SpringApplication.getShutdownHandlers().add(TestDatabase::stop);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    /** Tests work as the superuser; how it is to be one of the application's roles, some try. */
    private static void makeRoles(EmbeddedPostgres database) throws IOException {
        try (var connection = database.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var role : List.of("application", "sequencer", "reader")) {
                statement.execute("create role countersign_" + role + " login");
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static synchronized void stop() {
        try {
            if (running != null) {
                running.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
