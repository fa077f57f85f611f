package dev.countersign.platform.engine;

import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.RefusalRecorder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.operaton.bpm.spring.boot.starter.OperatonBpmAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** A test on the engine alone: the engine's auto-configuration, this package, and a PostgreSQL. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = EngineTest.Context.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "operaton.bpm.job-execution.enabled=false",
            "spring.main.banner-mode=off",
            "logging.level.dev.countersign.platform.engine=off"
        })
@interface EngineTest {

    /** No {@code @Configuration}: the application's own scan must not find it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        ApplicationAvailabilityAutoConfiguration.class,
        OperatonBpmAutoConfiguration.class
    })
    @ComponentScan(basePackageClasses = EngineDoor.class)
    @Import({CurrentActor.class, DatabaseTime.class, Facts.class, Recorded.class, Guards.class})
    class Context {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            var target = Path.of(System.getProperty("project.build.directory", "target"));
            return EmbeddedPostgres.builder()
                    .setDataDirectory(target.resolve("engine-test-" + UUID.randomUUID()))
                    .setCleanDataDirectory(true)
                    .setRegisterShutdownHook(false)
                    .start();
        }

        @Bean
        JdbcConnectionDetails connection(EmbeddedPostgres postgres) {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return "postgres";
                }

                @Override
                public String getPassword() {
                    return "";
                }

                @Override
                public String getJdbcUrl() {
                    return postgres.getJdbcUrl("postgres", "postgres");
                }
            };
        }

        @Bean
        Noting noteThat() {
            return new Noting();
        }

        @Bean
        String notADelegate() {
            return "secret";
        }
    }

    /** A delegate that calls what a test gives it. */
    final class Noting implements JavaDelegate {
        final List<String> seen = new ArrayList<>();
        Consumer<DelegateExecution> work = execution -> {};

        @Override
        public void execute(DelegateExecution execution) {
            seen.add(execution.getCurrentActivityId());
            work.accept(execution);
        }
    }

    /** Facts called {@code change}, set by the test. */
    final class Facts implements EngineFacts {
        private static final Map<String, Object> USUAL = Map.of("environment", "production", "size", 3);

        final Map<String, Map<String, Object>> of = new HashMap<>();

        @Override
        public String name() {
            return "change";
        }

        @Override
        public Map<String, Function<String, Object>> properties() {
            var names = new HashSet<>(USUAL.keySet());
            of.values().forEach(facts -> names.addAll(facts.keySet()));
            return names.stream()
                    .collect(Collectors.toMap(
                            name -> name,
                            name -> key -> of.getOrDefault(key, USUAL).get(name)));
        }
    }

    /** Keeps what was recorded. */
    final class Recorded implements RefusalRecorder {
        final List<String> codes = new ArrayList<>();
        final List<String> subjects = new ArrayList<>();
        final List<Actor> actors = new ArrayList<>();
        boolean failing;

        @Override
        public void refused(
                Refusal refusal, Actor actor, String subject, Map<String, ? extends @Nullable Object> data) {
            if (failing) {
                throw new IllegalStateException("The record cannot be written.");
            }
            codes.add(refusal.code());
            subjects.add(subject);
            actors.add(actor);
        }
    }

    /** A completion guard that a test may arm. */
    final class Guards implements CompletionGuard {
        Consumer<DelegateTask> rule = task -> {};

        @Override
        public void beforeCompletion(DelegateTask task) {
            rule.accept(task);
        }
    }
}
