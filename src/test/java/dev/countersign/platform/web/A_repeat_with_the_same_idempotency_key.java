package dev.countersign.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class A_repeat_with_the_same_idempotency_key extends WebTests {

    @Autowired
    Notes notes;

    @Autowired
    IdempotencyKeys keys;

    @BeforeEach
    void count_from_zero() {
        notes.runs.set(0);
        notes.racesToLose.set(0);
    }

    @Test
    void gets_the_same_answer_and_does_nothing() {
        var first = write("fine", "key-1");
        var second = write("fine", "key-1");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.http().body()).isEqualTo(first.http().body());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).isNotNull();
        assertThat(second.header("Location"))
                .isEqualTo(first.header("Location"))
                .isNotNull();
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("X-Not-Kept")).isNull();
        assertThat(notes()).isOne();
    }

    @Test
    void is_done_once_though_twenty_arrive_at_once() throws Exception {
        var answers = twenty("fine");

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(bodies(answers)).containsOnly(answers.get(0).http().body());
        assertThat(notReplayed(answers)).isOne();
        assertThat(notes()).isOne();
        assertThat(notes.runs.get()).isOne();
    }

    @Test
    void is_told_one_thing_though_twenty_are_refused_at_once() throws Exception {
        var answers = twenty("refuse");

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(422));
        assertThat(bodies(answers)).containsOnly(answers.get(0).http().body());
        assertThat(notReplayed(answers)).isOne();
        assertThat(notes()).isZero();
    }

    @Test
    void is_refused_once_and_told_the_same_again() {
        var first = write("refuse", "key-1");
        var second = write("refuse", "key-1");

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.http().body()).isEqualTo(first.http().body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("Content-Type")).startsWith("application/problem+json");
        assertThat(recorded.refusals).hasSize(1);
        assertThat(notes.runs.get()).isOne();
    }

    @Test
    void is_refused_when_it_is_not_the_same_request() {
        write("fine", "key-1");

        var otherBody = write("other", "key-1");
        var otherQuery = post("/api/v1/notes?x=1", "{\"text\":\"fine\"}", "Idempotency-Key", "key-1");
        var otherPath = post("/api/v1/notes/checked", "{\"text\":\"fine\"}", "Idempotency-Key", "key-1");

        assertThat(List.of(otherBody, otherQuery, otherPath)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("idempotency_key_reused");
        });
        assertThat(recorded.refusals).extracting(WebTests.Recorded.Entry::code).containsOnly("idempotency_key_reused");
        assertThat(notes()).isOne();
        assertThat(write("fine", "key-1").status()).isEqualTo(201);
    }

    @Test
    void is_another_request_when_it_comes_from_another_account() {
        write("fine", "key-1");
        var other =
                post("/api/v1/notes", "{\"text\":\"fine\"}", "Idempotency-Key", "key-1", "X-Test-Account", "sre-one");

        assertThat(other.status()).isEqualTo(201);
        assertThat(other.header("Idempotency-Replayed")).isNull();
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void tries_again_after_a_failure_that_was_not_its_own() {
        notes.racesToLose.set(4);

        assertThat(write("lose races", "key-1").code()).isEqualTo("lost_race");
        assertThat(write("lose races", "key-1").status()).isEqualTo(201);
        assertThat(write("bug", "key-2").status()).isEqualTo(500);
        assertThat(write("bug", "key-2").header("Idempotency-Replayed")).isNull();
        assertThat(notes()).isOne();
    }

    @Test
    void does_not_get_a_secret_twice() {
        assertThat(write("secret", "key-1").status()).isEqualTo(201);

        var second = write("secret", "key-1");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("secret_not_kept");
        assertThat(second.body().at("/outcome/who").asText()).isEqualTo("requester");
        assertThat(jdbc.sql("select count(*) from countersign.idempotency_key where body is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(notes()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb"})
    void needs_a_key_of_visible_ascii(String key) {
        assertThat(write("fine", key).code()).isEqualTo("bad_idempotency_key");
        assertThat(notes()).isZero();
    }

    @Test
    void needs_one_key_of_at_most_255_characters() {
        assertThat(write("fine", "k".repeat(256)).status()).isEqualTo(400);
        assertThat(write("fine", "k".repeat(255)).status()).isEqualTo(201);
        assertThat(post("/api/v1/notes", "{\"text\":\"fine\"}", "Idempotency-Key", "a", "Idempotency-Key", "b")
                        .code())
                .isEqualTo("bad_idempotency_key");
    }

    @Test
    void is_a_new_request_once_the_key_is_forgotten() {
        write("fine", "old");
        write("fine", "young");
        jdbc.sql("update countersign.idempotency_key set created_at = now() - interval '3 days' where key = 'old'")
                .update();

        assertThat(keys.forget(Duration.ofDays(2))).isOne();
        assertThat(keys.forget(Duration.ofDays(2))).isZero();
        assertThat(write("fine", "old").header("Idempotency-Replayed")).isNull();
        assertThat(write("fine", "young").header("Idempotency-Replayed")).isEqualTo("true");
    }

    private List<Answer> twenty(String text) throws Exception {
        var threads = Executors.newFixedThreadPool(20);
        try {
            var answers = new ArrayList<Answer>();
            Callable<Answer> call = () -> write(text, "key-of-many");
            for (var done : threads.invokeAll(Collections.nCopies(20, call))) {
                answers.add(done.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> bodies(List<Answer> answers) {
        return answers.stream().map(answer -> answer.http().body()).toList();
    }

    private static long notReplayed(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.header("Idempotency-Replayed") == null)
                .count();
    }

    private Answer write(String text, String key) {
        return post("/api/v1/notes", "{\"text\":\"" + text + "\"}", "Idempotency-Key", key);
    }
}
