package dev.countersign.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.RefusalRecorder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.operaton.bpm.spring.boot.starter.OperatonBpmAutoConfiguration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.filter.OncePerRequestFilter;

/** The web layer alone on a real Tomcat and PostgreSQL, with a controller that does whatever a test asks it to. */
@SpringBootTest(classes = WebTests.Application.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class WebTests {

    static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    @Autowired
    Recorded recorded;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> Database.INSTANCE.getJdbcUrl("postgres", "postgres"));
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "");
    }

    @BeforeEach
    void startFromNothing() {
        jdbc.sql("truncate countersign.idempotency_key, public.note").update();
        recorded.refusals.clear();
    }

    Answer post(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!List.of(headers).contains("X-Test-Account")) {
            request.header("X-Test-Account", "requester");
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    Answer send(HttpRequest request) {
        try {
            return new Answer(CLIENT.send(request, BodyHandlers.ofString()), json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends bytes that no client library would send, and reads what comes back. */
    String raw(String request) throws IOException {
        return raw(request, false);
    }

    String raw(String request, boolean breakOff) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            if (breakOff) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    int notes() {
        return jdbc.sql("select count(*) from public.note").query(Integer.class).single();
    }

    record Answer(HttpResponse<String> http, ObjectMapper json) {
        int status() {
            return http.statusCode();
        }

        @Nullable
        String header(String name) {
            return http.headers().firstValue(name).orElse(null);
        }

        JsonNode body() {
            try {
                return json.readTree(http.body());
            } catch (IOException e) {
                throw new AssertionError(http.statusCode() + ": " + http.body(), e);
            }
        }

        String code() {
            return body().path("code").asText();
        }
    }

    /** Holder, so that the database starts once for all classes. */
    static final class Database {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                var database = EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        .start();
                // After the contexts are closed: a pool whose database is gone takes its time to say so.
                SpringApplication.getShutdownHandlers().add(() -> stop(database));
                return database;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres database) {
            try {
                database.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Keeps refusals, and whether each came in a transaction. */
    static final class Recorded implements RefusalRecorder {
        final List<Entry> refusals = new CopyOnWriteArrayList<>();

        @Override
        public void refused(
                Refusal refusal, Actor actor, String subject, Map<String, ? extends @Nullable Object> data) {
            refusals.add(new Entry(
                    refusal.code(),
                    actor.account(),
                    subject,
                    TransactionSynchronizationManager.isActualTransactionActive()));
        }

        record Entry(String code, String account, String subject, boolean inTransaction) {}
    }

    @EnableAutoConfiguration(exclude = OperatonBpmAutoConfiguration.class)
    @Import({
        CurrentActor.class,
        DatabaseTime.class,
        ProblemWriter.class,
        ProblemHandler.class,
        ProblemPage.class,
        RejectedRequests.class,
        JsonBodies.class,
        JsonConfiguration.class,
        WebConfiguration.class,
        OpenApiConfiguration.class,
        IdempotencyKeys.class,
        IdempotencyKeyExpiry.class,
        ActRunner.class,
        Cursor.class,
        InstallationSecret.class,
        Notes.class
    })
    static class Application {

        @Bean
        Recorded recorded() {
            return new Recorded();
        }

        @Bean
        SecurityFilterChain security(HttpSecurity http, ProblemWriter problems) throws Exception {
            return http.csrf(csrf -> csrf.disable())
                    .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                            .permitAll()
                            .requestMatchers("/api/openapi.json")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                    (request, response, e) -> problems.write(response, Problem.of(401)))
                            .accessDeniedHandler((request, response, e) -> problems.write(response, Problem.of(403))))
                    .addFilterBefore(new SignIn(), AuthorizationFilter.class)
                    .build();
        }
    }

    private static final class SignIn extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var account = request.getHeader("X-Test-Account");
            if (account != null && !account.isEmpty()) {
                var context = SecurityContextHolder.createEmptyContext();
                var actor = new Actor(account, account, false, "password", "api");
                context.setAuthentication(new TestingAuthenticationToken(actor, null, "ROLE_USER"));
                SecurityContextHolder.setContext(context);
            }
            chain.doFilter(request, response);
        }
    }
}
