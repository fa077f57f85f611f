package dev.countersign.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.platform.Digest;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A controller for tests: writes a note, and then does what the note says. */
@TestComponent
@RestController
@RequestMapping("/api/v1/notes")
class Notes {

    final AtomicInteger runs = new AtomicInteger();
    final AtomicInteger racesToLose = new AtomicInteger();
    private final JdbcClient jdbc;

    Notes(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("""
                        create table if not exists public.note (
                            text text not null,
                            once text unique,
                            small varchar(10),
                            late text references public.note (once) deferrable initially deferred)""").update();
    }

    enum Mood {
        @JsonProperty("calm")
        CALM,
        @JsonProperty("very-angry")
        VERY_ANGRY
    }

    record Note(
            String text,
            @Nullable Integer count,
            @Nullable Boolean flag,
            @Nullable Mood mood,
            @Nullable Instant at,
            @Nullable Duration duration,
            @Nullable BigDecimal amount,
            @Nullable List<String> tags,
            @Nullable Nested nested,
            @Nullable JsonNode parameters,
            @Nullable Map<String, Object> variables,
            @Nullable Digest digest) {}

    record Nested(@Nullable List<Item> items) {}

    record Item(@Nullable Integer size) {}

    record Checked(@NotNull String name) {}

    @PostMapping
    ResponseEntity<Map<String, Object>> write(@RequestBody Note note, HttpServletRequest request) {
        var run = runs.incrementAndGet();
        jdbc.sql("insert into public.note (text) values (?)").param(note.text()).update();
        act(note.text(), request);
        return ResponseEntity.created(URI.create("/api/v1/notes/" + run))
                .eTag(ETags.of("pending." + run))
                .header("X-Not-Kept", "yes")
                .body(Map.of("run", run, "note", note.text()));
    }

    @PostMapping("/chg_{rest}/decisions")
    void decide(@PathVariable String rest, @RequestBody Note note) {
        throw new Refused(Refusal.conflict("already_decided", "Too late.", null, null));
    }

    @PostMapping("/checked")
    void check(@RequestBody @Valid Checked checked) {}

    @PutMapping("/{id}")
    Map<String, String> alter(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        ETags.requireMatch(ifMatch, "pending.7");
        return Map.of("id", id);
    }

    @PostMapping("/uploads")
    Map<String, Object> upload(@RequestBody byte[] content) {
        return Map.of("size", content.length);
    }

    @GetMapping
    Map<String, Object> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Mood mood,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable @Max(5) Integer few) {
        var found = jdbc.sql("select count(*) from public.note where text = ?")
                .param(q == null ? "" : q)
                .query(Integer.class)
                .single();
        return Map.of("limit", Limit.of(limit), "found", found, "mood", mood == null ? "none" : mood);
    }

    @GetMapping("/{id}")
    Map<String, Object> read(@PathVariable String id) {
        var found = jdbc.sql("select count(*) from public.note where text = ?")
                .param(id)
                .query(Integer.class);
        return Map.of("id", id, "found", found.single());
    }

    @GetMapping("/required")
    Map<String, String> required(@RequestParam String name, @RequestHeader("X-Needed") String header) {
        return Map.of("name", name + header);
    }

    private void act(String text, HttpServletRequest request) {
        switch (text) {
            case "refuse" -> throw new Refused(Refusal.unprocessable("not_this", "Not this.", "Send another."));
            case "refuse with a subject" -> {
                request.setAttribute(ActAttributes.SUBJECT, "chg_named");
                throw new Refused(Refusal.forbidden("self_decision", "Not you.", null));
            }
            case "deny" -> throw new AccessDeniedException("no");
            case "secret" -> request.setAttribute(ActAttributes.SECRET, true);
            case "bug" -> throw new IllegalStateException("select password from secrets");
            case "null" -> throw new NullPointerException();
            case "overflow" -> throw new StackOverflowError();
            case "too long" ->
                jdbc.sql("update public.note set small = repeat('x', 11)").update();
            case "lose races" -> {
                if (racesToLose.getAndDecrement() > 0) {
                    throw new CannotAcquireLockException("lost");
                }
            }
            case "duplicate" -> {
                jdbc.sql("insert into public.note (text, once) values ('', 'x')")
                        .update();
                jdbc.sql("insert into public.note (text, once) values ('', 'x')")
                        .update();
            }
            case "fail at commit" ->
                jdbc.sql("update public.note set late = 'nobody'").update();
            case "kill the connection" ->
                jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                        .query()
                        .listOfRows();
            case "kill the connection at commit" ->
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCompletion() {
                        try {
                            jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                                    .query()
                                    .listOfRows();
                        } catch (RuntimeException expected) {
                            // The commit finds a connection that is gone.
                        }
                    }
                });
            default -> {}
        }
    }
}
