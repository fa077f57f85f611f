package dev.countersign.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import dev.countersign.change.LifecycleTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who still needs what they have: asked of others than themselves, answered once, and carried out at once. */
class An_access_review extends LifecycleTest {

    private static final String REVIEWS = "/compliance/access-reviews";
    private static final String REASON = "On the rota of this quarter, seen with their lead.";

    @Autowired
    private JdbcClient jdbc;

    private Map<String, Object> start(Object... more) {
        var start = new HashMap<String, Object>(Map.of(
                "title", "Who needs what, autumn",
                "dueAt", time.now().plus(Duration.ofDays(14)).toString(),
                "teams", List.of("sre"),
                "tokens", false,
                "reviewers", List.of("sre-one", "sre-two", "owner-one")));
        for (int i = 0; i < more.length; i += 2) {
            start.put((String) more[i], more[i + 1]);
        }
        return start;
    }

    private Api.Answer started(Object... more) {
        return expect(201, api.as("auditor").post(REVIEWS, start(more)));
    }

    private static String of(Api.Answer review) {
        return REVIEWS + "/" + review.text("id");
    }

    private JsonNode items(String account, Api.Answer review, String view) {
        return expect(200, api.as(account).get(of(review) + "/items?view=" + view))
                .body()
                .path("items");
    }

    private int item(Api.Answer review, String person) {
        for (var item : items("auditor", review, "all")) {
            if (item.path("person").asText().equals(person)) {
                return item.path("n").asInt();
            }
        }
        throw new AssertionError(person);
    }

    private Api.Answer decide(String account, Api.Answer review, String verdict, Integer... numbers) {
        var decisions = List.of(numbers).stream()
                .map(n -> Map.of("n", n, "verdict", verdict, "reason", REASON))
                .toList();
        return api.as(account).post(of(review) + "/decisions", Map.of("decisions", decisions));
    }

    private List<String> facts(Api.Answer review) {
        return jdbc.sql(
                        "select kind from countersign.audit_pending where subject = ? and kind <> 'act_refused' order by id")
                .param(review.text("id"))
                .query(String.class)
                .list();
    }

    @Test
    void takes_down_what_there_is_and_closes_with_the_last_answer() {
        var review = started();
        assertThat(review.body().path("items").asInt()).isEqualTo(2);
        assertThat(review.body().path("yours").asInt())
                .as("the starter was not named")
                .isZero();
        var one = item(review, "sre-one");
        assertThat(items("owner-one", review, "mine")).hasSize(2);
        assertThat(items("sre-one", review, "mine")).as("never oneself").hasSize(1);
        expect(200, decide("owner-one", review, "keep", one));
        var closed = expect(200, decide("sre-one", review, "keep", item(review, "sre-two")));
        assertThat(closed.text("closedBy")).isEqualTo("sre-one");
        assertThat(closed.body().path("kept").asInt()).isEqualTo(2);
        assertThat(facts(review))
                .containsExactly("access_review_started", "access_decided", "access_decided", "access_review_closed");
    }

    @Test
    void carries_out_a_revocation_at_once_as_the_act_of_the_reviewer() {
        var review = started();
        expect(200, decide("owner-one", review, "revoke", item(review, "sre-two")));
        assertThat(jdbc.sql("""
                        select removed_by from countersign.membership where team = 'sre' and person = 'sre-two'""").query(String.class).single()).isEqualTo("owner-one");
        var entry = jdbc.sql("""
                        select account || ' ' || (data ->> 'review') from countersign.audit_pending
                        where kind = 'member_removed' and subject = 'team/sre'""").query(String.class).single();
        assertThat(entry).isEqualTo("owner-one " + review.text("id"));
    }

    @Test
    void revokes_a_token_and_never_by_the_owner_of_its_service_account() {
        var review = started("teams", List.of("dba"), "tokens", true, "reviewers", List.of("developer", "owner-one"));
        var tokens = new ArrayList<JsonNode>();
        items("auditor", review, "all").forEach(item -> {
            if (item.has("token")) {
                tokens.add(item);
            }
        });
        var token = tokens.stream()
                .filter(item -> item.path("account").asText().equals("ci-payments"))
                .findFirst()
                .orElseThrow();
        assertThat(token.path("person").asText()).isEqualTo("developer");
        var n = token.path("n").asInt();
        refused(decide("developer", review, "keep", n), 403, "own_access");
        expect(200, decide("owner-one", review, "revoke", n));
        assertThat(jdbc.sql("select revoked_by from countersign.api_token where id = ?")
                        .param(token.path("token").asText())
                        .query(String.class)
                        .single())
                .isEqualTo("owner-one");
    }

    @Test
    void is_started_by_compliance_only_and_shown_to_nobody_else_but_reviewers() {
        refused(api.as("sre-one").post(REVIEWS, start()), 403, "not_a_starter");
        var review = started();
        refused(api.as("requester").get(of(review)), 404, "access_review_not_found");
        refused(decide("requester", review, "keep", 1), 404, "access_review_not_found");
        assertThat(api.as("requester").get(REVIEWS).body().path("items")).isEmpty();
        assertThat(api.as("sre-one").get(REVIEWS).body().path("items")).hasSize(1);
        refused(decide("auditor", review, "keep", 1), 403, "not_a_reviewer");
        refused(api.as("sre-one").post(of(review) + "/closing", "{}"), 403, "not_a_starter");
        refused(api.as("sre-one").get(of(review) + "/export.csv"), 403, "not_a_starter");
    }

    @Test
    void leaves_no_right_without_somebody_else_to_review_it() {
        var alone = api.as("auditor").post(REVIEWS, start("reviewers", List.of("sre-one")));
        refused(alone, 422, "invalid");
        assertThat(alone.text("errors/0/message")).contains("sre-one in sre", "nobody reviews themselves");
        refused(api.as("auditor").post(REVIEWS, start("reviewers", List.of("nobody-known"))), 422, "invalid");
        refused(api.as("auditor").post(REVIEWS, start("reviewers", List.of())), 422, "invalid");
        refused(api.as("auditor").post(REVIEWS, start("teams", List.of("no-such-team"))), 422, "invalid");
        refused(api.as("auditor").post(REVIEWS, start("dueAt", "2020-01-01T00:00:00Z")), 422, "invalid");
        refused(api.as("auditor").post(REVIEWS, start("title", " ")), 422, "invalid");
        var elsewhere = List.of(Map.of("team", "dba", "reviewers", List.of("owner-two")));
        refused(api.as("auditor").post(REVIEWS, start("teamReviewers", elsewhere)), 422, "invalid");
        var others = List.of(Map.of("team", "sre", "reviewers", List.of("owner-two", "owner-one")));
        var review = started("reviewers", List.of("commander"), "teamReviewers", others);
        assertThat(items("auditor", review, "all").get(0).path("reviewers").toString())
                .isEqualTo("[\"owner-one\",\"owner-two\"]");
    }

    @Test
    void takes_one_answer_to_each() {
        var review = started();
        var one = item(review, "sre-one");
        expect(200, decide("owner-one", review, "keep", one));
        var again = decide("sre-two", review, "revoke", one);
        refused(again, 409, "already_decided");
        assertThat(again.text("outcome/who")).isEqualTo("owner-one");
        // All or nothing: the other one of the same act is not decided either.
        refused(decide("owner-one", review, "keep", one, item(review, "sre-two")), 409, "already_decided");
        assertThat(items("auditor", review, "open")).hasSize(1);
    }

    @Test
    void stays_closed() {
        var review = started();
        expect(200, decide("owner-one", review, "keep", 1, 2));
        refused(decide("owner-one", review, "revoke", 1), 409, "review_closed");
        refused(api.as("auditor").post(of(review) + "/closing", "{}"), 409, "review_closed");
    }

    @Test
    void wants_a_reason_that_says_something() {
        var review = started();
        for (var reason : List.of("ok", "", "approved approved")) {
            var decisions = List.of(Map.of("n", 1, "verdict", "keep", "reason", reason));
            refused(
                    api.as("owner-one").post(of(review) + "/decisions", Map.of("decisions", decisions)),
                    422,
                    "invalid");
        }
        refused(decide("owner-one", review, "gone", 1), 422, "invalid");
        refused(decide("owner-one", review, "keep", 1, 1), 422, "invalid");
        refused(decide("owner-one", review, "keep", 99), 404, "item_not_found");
        refused(decide("owner-one", review, "keep"), 422, "invalid");
        assertThat(items("auditor", review, "open")).hasSize(2);
    }

    @Test
    void takes_what_vanished_meanwhile_for_gone() {
        var review = started();
        var two = item(review, "sre-two");
        expect(204, api.as("operator").delete("/directory/teams/sre/members/sre-two"));
        expect(200, decide("owner-one", review, "revoke", two));
        for (var item : items("auditor", review, "all")) {
            if (item.path("n").asInt() == two) {
                assertThat(item.path("verdict").asText()).isEqualTo("gone");
                assertThat(item.has("decidedBy")).isFalse();
            }
        }
        refused(api.as("auditor").post(of(review) + "/closing", "{}"), 422, "items_open");
        expect(204, api.as("operator").delete("/directory/teams/sre/members/sre-one"));
        var closed = expect(200, api.as("auditor").post(of(review) + "/closing", "{}"));
        assertThat(closed.body().path("gone").asInt()).isEqualTo(2);
        assertThat(closed.body().has("closedAt")).isTrue();
    }

    @Test
    void does_not_take_the_last_administrator_away() {
        var review = started("teams", List.of("administrators"), "reviewers", List.of("owner-one"));
        refused(decide("owner-one", review, "revoke", 1), 422, "last_administrator");
        assertThat(items("auditor", review, "open")).hasSize(1);
        assertThat(facts(review)).containsExactly("access_review_started");
    }

    @Test
    void is_loud_when_it_is_late() {
        var review = started();
        time.advance(Duration.ofDays(15));
        assertThat(api.as("auditor").get(of(review)).body().path("overdue").asBoolean())
                .isTrue();
        var closed = expect(200, decide("owner-one", review, "keep", 1, 2));
        assertThat(closed.body().path("overdue").asBoolean()).isFalse();
        assertThat(jdbc.sql("select data ->> 'late' from countersign.audit_pending where kind = 'access_review_closed'")
                        .query(String.class)
                        .single())
                .isEqualTo("true");
    }

    @Test
    void is_decided_by_one_of_two_who_are_as_quick() throws Exception {
        var review = started();
        var one = item(review, "sre-one");
        var ready = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(2);
        try {
            var first = pool.submit(() -> {
                ready.await();
                return decide("owner-one", review, "revoke", one);
            });
            var second = pool.submit(() -> {
                ready.await();
                return decide("sre-two", review, "keep", one);
            });
            ready.countDown();
            assertThat(List.of(first.get().status(), second.get().status())).containsExactlyInAnyOrder(200, 409);
        } finally {
            pool.shutdown();
        }
        assertThat(facts(review)).containsExactly("access_review_started", "access_decided");
    }

    @Test
    void tells_its_reviewers_until_nothing_waits_for_them() {
        var review = started();
        var told =
                api.as("owner-one").get("/notifications").body().path("items").get(0);
        assertThat(told.path("kind").asText()).isEqualTo("access_review_started");
        assertThat(told.path("reviewId").asText()).isEqualTo(review.text("id"));
        assertThat(told.path("title").asText()).isEqualTo("Who needs what, autumn");
        assertThat(told.path("settled").asBoolean()).isFalse();
        expect(200, decide("owner-one", review, "keep", 1, 2));
        var later =
                api.as("owner-one").get("/notifications").body().path("items").get(0);
        assertThat(later.path("settled").asBoolean()).isTrue();
    }

    @Test
    void is_taken_away_as_evidence_that_runs_nothing() throws Exception {
        var review = started("title", "=1+1");
        expect(200, decide("owner-one", review, "keep", 1));
        var answer = raw(api.as("auditor").request(of(review) + "/export.csv").build());
        assertThat(answer).startsWith("review,title,n,right,team");
        assertThat(answer.split("\r\n")).hasSize(3);
        assertThat(answer).contains(",'=1+1,1,membership,sre,").contains(",keep,\"" + REASON);
        assertThat(jdbc.sql("select count(*) from countersign.audit_pending where kind = 'access_review_exported'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static String raw(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void forgets_the_words_of_a_reviewer_who_is_erased_and_not_the_answer() {
        var review = started();
        expect(200, decide("owner-one", review, "keep", 1, 2));
        jdbc.sql("update countersign.person set active = false where id = 'owner-one'")
                .update();
        var erasure = "/directory/people/owner-one/erasure";
        expect(201, api.as("operator").post(erasure, Map.of("reason", "They left and asked for it.")));
        expect(200, api.as("auditor").post(erasure + "/confirmation", Map.of()));
        for (var item : items("auditor", review, "all")) {
            assertThat(item.path("reason").asText()).isEqualTo("erased");
            assertThat(item.path("verdict").asText()).isEqualTo("keep");
        }
    }

    /** What the product prevents, tried on the tables. */
    @Test
    void is_kept_by_the_tables_too() {
        var review = started();
        var id = review.text("id");
        var insert = """
                insert into countersign.access_review_decision
                    (review_id, n, scope, person, verdict, reviewer, account, reason, decided_at)
                values ('%s', 1, 'team/sre', 'sre-one', 'keep', '%s', 'x', 'x', now())""";
        for (var reviewer : List.of("sre-one", "requester")) {
            assertThatThrownBy(() -> jdbc.sql(insert.formatted(id, reviewer)).update())
                    .hasMessageContaining("access_review_decision");
        }
        assertThatThrownBy(() -> jdbc.sql("update countersign.access_review set closed_at = now(), closed_by = 'x'")
                        .update())
                .hasMessageContaining("open items");
        expect(200, decide("owner-one", review, "keep", 1, 2));
        for (var forgery : List.of(
                insert.formatted(id, "owner-one"),
                "update countersign.access_review set closed_at = null, closed_by = null",
                "update countersign.access_review set due_at = due_at + interval '1 day'",
                "update countersign.access_review_decision set verdict = 'revoke'",
                "delete from countersign.access_review_decision",
                "delete from countersign.access_review_item")) {
            assertThatThrownBy(() -> jdbc.sql(forgery).update())
                    .as(forgery)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }
}
