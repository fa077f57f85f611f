package dev.countersign;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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
                        "spring.datasource.username=postgres")
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
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_connections", "100")
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }
}
