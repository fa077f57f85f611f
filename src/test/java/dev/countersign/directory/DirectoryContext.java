package dev.countersign.directory;

import dev.countersign.platform.Refused;
import dev.countersign.platform.web.Webhook;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The part of the application that the directory needs. Not a {@code @Configuration}, so that no scan finds it. */
@EnableAutoConfiguration(excludeName = {"org.operaton.bpm.spring.boot.starter.OperatonBpmAutoConfiguration"})
@ComponentScan(
        value = {"dev.countersign.platform", "dev.countersign.audit", "dev.countersign.directory"},
        excludeFilters = {
            @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @Filter(
                    type = FilterType.REGEX,
                    pattern = "dev\\.countersign\\.(platform\\.(engine|database|start|permits)\\..*|audit\\.RunLog)")
        })
@ConfigurationPropertiesScan({"dev.countersign.audit", "dev.countersign.directory"})
class DirectoryContext {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A fresh database for each context. */
    @Bean
    DataSource dataSource() throws Exception {
        var name = "directory_" + DATABASES.incrementAndGet();
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return Server.POSTGRES.getDatabase("postgres", name);
    }

    @Bean
    Listener listener() {
        return new Listener();
    }

    /** Another module that hears of changes, and may fail at it. */
    static final class Listener {
        final List<DirectoryChanged> heard = new CopyOnWriteArrayList<>();
        volatile boolean failing;

        @EventListener
        void on(DirectoryChanged event) {
            heard.add(event);
            if (failing) {
                throw new IllegalStateException("a listener that fails");
            }
        }
    }

    /** Of a tool that the settings do not connect. It MUST NOT be asked for more than that. */
    @Bean
    Webhook unconnected() {
        return new Webhook() {
            @Override
            public String path() {
                return "/api/v1/tool-that-is-not-connected";
            }

            @Override
            public Optional<String> account() {
                return Optional.empty();
            }

            @Override
            public boolean proves(HttpHeaders headers, byte[] body) {
                return true;
            }
        };
    }

    @Bean
    Problems problems() {
        return new Problems();
    }

    @RestControllerAdvice
    static class Problems {
        @ExceptionHandler
        ResponseEntity<ProblemDetail> refused(Refused refused) {
            var refusal = refused.refusal();
            var problem = ProblemDetail.forStatus(refusal.kind().status());
            problem.setDetail(refusal.detail());
            problem.setProperty("code", refusal.code());
            problem.setProperty("next", refusal.next());
            return ResponseEntity.status(refusal.kind().status()).body(problem);
        }
    }
}
