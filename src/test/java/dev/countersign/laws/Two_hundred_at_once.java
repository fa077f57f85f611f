package dev.countersign.laws;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static dev.countersign.AChange.rejectionOf;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import dev.countersign.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two hundred people and pipelines at the same moment: one outcome, and everybody is told what happened. */
class Two_hundred_at_once extends Attack {

    private static final int MANY = 200;

    @Test
    void decide_on_the_last_seat_of_one_change() throws Exception {
        crowd("payments-owners");
        var change = aChange().submit(api);
        assertThat(decide("sre-one", change).status()).isEqualTo(201);

        var answers = atOnce(i -> member(i)
                .post(
                        path(change) + "/decisions",
                        i % 2 == 0 ? approvalOf(change) : rejectionOf(change, "Say how the schema goes back.")));

        var made = answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(made).hasSize(1);
        var verdict = made.get(0).text("decision/verdict");
        var became = verdict.equals("approve") ? "approved" : "rejected";
        assertThat(again(change).text("status")).isEqualTo(became);
        assertThat(decisions(change)).isEqualTo(2);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> {
            assertThat(answer.status()).describedAs(answer.body().toString()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("already_decided");
            assertThat(answer.text("outcome/what")).isEqualTo(became);
            assertThat(answer.text("outcome/who")).isEqualTo(made.get(0).text("decision/account"));
            assertThat(answer.text("outcome/when")).isNotBlank();
        });
        assertThat(refusals("already_decided")).isEqualTo(MANY - 1);
    }

    @Test
    void decide_on_all_seats_of_one_change_by_both_doors() throws Exception {
        crowd("sre");
        var change = aChange().submit(api);
        var task = reviewTask(change);

        var answers = atOnce(i -> i % 2 == 0
                ? member(i).post(path(change) + "/decisions", approvalOf(change))
                : member(i).post("/tasks/" + task + "/completion", Map.of("variables", approvalOf(change))));

        assertThat(answers).filteredOn(answer -> answer.status() < 300).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() >= 300)
                .allSatisfy(answer -> assertThat(answer.status() + " " + answer.code())
                        .describedAs(answer.body().toString())
                        .isIn("403 not_in_team", "409 already_decided"));
        assertThat(decisions(change)).isOne();
        assertThat(again(change).text("status")).isEqualTo("pending");
        assertThat(again(change).text("stages/1/state")).isEqualTo("open");
    }

    @Test
    void redeem_one_permit() throws Exception {
        var change = aChange().approved(api);
        var permit = permit(change, "r-0");

        var answers = atOnce(i -> redeem(permit, start(change, i % 2 == 0 ? "r-0" : "r-" + i)));

        var mine = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(mine).hasSize(MANY / 2);
        assertThat(mine.stream().collect(groupingBy(answer -> answer.text("id"), counting())))
                .hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).allSatisfy(answer -> {
            assertThat(answer.status()).describedAs(answer.body().toString()).isEqualTo(409);
            assertThat(answer.code()).isIn("permit_used", "permit_for_another_run");
            assertThat(answer.text("outcome/who")).isEqualTo("requester");
        });
        assertThat(count("execution")).isOne();
        assertThat(count("redemption")).isOne();
        assertThat(entries("change_executing")).isOne();
    }

    @Test
    void ask_for_the_permit_of_one_change() throws Exception {
        var change = aChange().approved(api);

        var answers = atOnce(i -> permit(change, "r-" + i));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.status())
                        .describedAs(answer.body().toString())
                        .isEqualTo(201));
        assertThat(count("permit where revoked_at is null")).isOne();
        var redeemed = answers.stream()
                .map(permit -> redeem(permit, start(change, runOf(permit))))
                .filter(answer -> answer.status() == 200)
                .count();
        assertThat(redeemed).isOne();
    }

    /** Something to do for the n-th of many. */
    private interface Attempt {
        Answer by(int n);
    }

    private static List<Answer> atOnce(Attempt attempt)
            throws InterruptedException, ExecutionException, TimeoutException {
        var pool = Executors.newFixedThreadPool(MANY);
        var go = new CountDownLatch(1);
        try {
            var running = IntStream.range(0, MANY)
                    .mapToObj(n -> pool.submit((Callable<Answer>) () -> {
                        go.await();
                        return attempt.by(n);
                    }))
                    .toList();
            go.countDown();
            var answers = new ArrayList<Answer>();
            for (var one : running) {
                answers.add(one.get(120, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    private void crowd(String team) {
        jdbc.sql("""
                        with crowd as (select 'member-' || n as id from generate_series(0, ?) n),
                            people as (insert into countersign.person (id, name, active, created_at)
                                select id, id, true, now() from crowd returning id),
                            accounts as (insert into countersign.account (id, person, kind, active, created_at)
                                select id, id, 'person', true, now() from people returning id),
                            tokens as (insert into countersign.api_token (id, account, name, token_hash, created_at, created_by)
                                select 'tok_' || id, id, 'crowd', sha256(convert_to(rpad('cs_' || id || '-', 60, 'x'), 'UTF8')), now(), id
                                from accounts)
                        insert into countersign.membership (team, person, since, added_by)
                            select ?, id, now() - interval '1 hour', 'operator' from people""").params(MANY - 1, team).update();
    }

    private Api member(int n) {
        var start = "cs_member-" + n + "-";
        return api.withToken(start + "x".repeat(60 - start.length()));
    }

    private String runOf(Answer permit) {
        return jdbc.sql("select run_id from countersign.permit where id = ?")
                .param(permit.text("id"))
                .query(String.class)
                .single();
    }

    private long decisions(Answer change) {
        return count("decision where change_id = '" + change.text("id") + "'");
    }

    private long entries(String kind) {
        return count("audit_pending where kind = '" + kind + "'");
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from countersign." + table)
                .query(Long.class)
                .single();
    }
}
