package dev.countersign.notification;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static dev.countersign.AChange.rejectionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import dev.countersign.change.LifecycleTest;
import dev.countersign.platform.engine.TaskOpened;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class What_people_are_told extends LifecycleTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RemoveOldNotifications removeOld;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    private List<JsonNode> items(String account) {
        var items = expect(200, api.as(account).get("/notifications")).body().path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private List<String> kinds(String account) {
        return items(account).stream().map(item -> item.path("kind").asText()).toList();
    }

    private int unread(String account) {
        return expect(200, api.as(account).get("/notifications/count"))
                .body()
                .path("unread")
                .asInt(-1);
    }

    private Api.Answer approve(Api.Answer change, String account) {
        return expect(201, api.as(account).post(path(change) + "/decisions", approvalOf(change)));
    }

    @Test
    void a_seat_is_open_for_each_who_could_take_it() {
        var change = aChange().submit(api);
        for (var approver : List.of("sre-one", "sre-two")) {
            var told = items(approver);
            assertThat(told).hasSize(1);
            assertThat(told.get(0).path("kind").asText()).isEqualTo("seat_opened");
            assertThat(told.get(0).path("changeId").asText()).isEqualTo(change.text("id"));
            assertThat(told.get(0).path("title").asText()).isEqualTo(change.text("title"));
            assertThat(told.get(0).path("team").asText()).isEqualTo("sre");
            assertThat(told.get(0).path("unread").asBoolean()).isTrue();
            assertThat(unread(approver)).isEqualTo(1);
        }
        assertThat(kinds("requester")).isEmpty();
        assertThat(kinds("owner-one")).as("not their turn yet").isEmpty();
        assertThat(kinds("security-one")).isEmpty();
    }

    @Test
    void nobody_is_told_of_a_seat_that_they_may_not_take() {
        aChange().having("authors", List.of("sre-one", "owner-two")).submit(api);
        assertThat(kinds("sre-one")).isEmpty();
        assertThat(kinds("sre-two")).containsExactly("seat_opened");
    }

    @Test
    void what_was_decided_waits_for_nobody_any_more() {
        var change = aChange().submit(api);
        approve(change, "sre-one");
        assertThat(unread("sre-one")).isZero();
        assertThat(unread("sre-two")).isZero();
        assertThat(items("sre-two").get(0).path("settled").asBoolean()).isTrue();
        assertThat(unread("owner-one")).isEqualTo(1);
        assertThat(expect(200, api.as("sre-two").get("/notifications?unread=true"))
                        .body()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void the_outcome_is_told_to_those_who_asked_or_wrote() {
        var change = aChange().having("authors", List.of("developer")).submit(api);
        approve(change, "sre-one");
        assertThat(kinds("requester")).isEmpty();
        approve(change, "owner-one");
        for (var theirs : List.of("requester", "developer")) {
            assertThat(kinds(theirs)).containsExactly("change_approved");
            assertThat(items(theirs).get(0).path("by").asText()).isEqualTo("owner-one");
        }
        assertThat(kinds("owner-one")).containsExactly("seat_opened");
    }

    @Test
    void a_rejection_says_how_much_there_is_to_remedy() {
        var change = aChange().submit(api);
        expect(
                201,
                api.as("sre-one")
                        .post(
                                path(change) + "/decisions",
                                rejectionOf(change, "Say how the schema goes back.", "Name who watches it.")));
        var told = items("requester");
        assertThat(kinds("requester")).containsExactly("change_rejected");
        assertThat(told.get(0).path("items").asInt()).isEqualTo(2);
        assertThat(told.get(0).path("by").asText()).isEqualTo("sre-one");
    }

    @Test
    void nobody_is_told_of_what_they_did() {
        var change = aChange().having("authors", List.of("developer")).approved(api);
        executing(change);
        var execution = api.as("requester").get(path(change)).text("execution/id");
        expect(
                200,
                api.as("requester").post("/changes/executions/" + execution + "/outcome", Map.of("result", "failed")));
        assertThat(kinds("requester")).containsExactly("change_approved");
        assertThat(kinds("developer")).containsExactly("change_failed", "change_approved");
        assertThat(unread("sre-one")).isZero();
    }

    @Test
    void time_tells_too() {
        var change = aChange()
                .in("staging")
                .having("action", "infrastructure-change")
                .submit(api);
        fireWhenDue(change, "boundaryEvent_reminderDue");
        assertThat(kinds("sre-two")).containsExactly("approvers_reminded", "seat_opened");
        fireWhenDue(change, "boundaryEvent_escalationDue");
        assertThat(kinds("sre-two")).first().isEqualTo("review_escalated");
        assertThat(kinds("owner-two")).containsExactly("review_escalated");
        assertThat(kinds("requester")).isEmpty();
        fireWhenDue(change, "boundaryEvent_decisionOverdue");
        assertThat(kinds("requester")).containsExactly("change_expired");
        assertThat(unread("sre-two")).isZero();
    }

    @Test
    void a_violation_and_an_overdue_outcome_are_told() {
        var change = executing(aChange().having("authors", List.of("developer")).approved(api));
        fireWhenDue(change, "boundaryEvent_outcomeOverdue");
        assertThat(kinds("requester")).containsExactly("outcome_overdue", "change_approved");
        assertThat(kinds("developer")).first().isEqualTo("outcome_overdue");
        expect(
                200,
                api.as("requester")
                        .post(
                                "/changes/executions/" + change.text("execution/id") + "/outcome",
                                Map.of("result", "succeeded", "observedDigest", "sha256:" + "0".repeat(64))));
        assertThat(kinds("developer")).startsWith("change_succeeded", "digest_violated");
    }

    @Test
    void a_task_of_any_process_is_told_to_its_team_while_it_is_there() {
        var change = aChange().submit(api);
        var task = jdbc.sql("select id_ from public.act_ru_task limit 1")
                .query(String.class)
                .single();
        var opened = new TaskOpened(
                task, "userTask_signOff", "Sign off", change.text("id"), Set.of("compliance"), Set.of("dba-one"));
        new TransactionTemplate(transactions).executeWithoutResult(status -> events.publishEvent(opened));
        for (var candidate : List.of("auditor", "dba-one")) {
            assertThat(kinds(candidate)).containsExactly("task_opened");
            assertThat(items(candidate).get(0).path("task").asText()).isEqualTo("Sign off");
            assertThat(unread(candidate)).isEqualTo(1);
        }
        jdbc.sql("delete from public.act_ru_identitylink where task_id_ = ?")
                .param(task)
                .update();
        jdbc.sql("delete from public.act_ru_task where id_ = ?").param(task).update();
        assertThat(unread("auditor")).isZero();
    }

    @Test
    void nothing_is_told_of_what_was_rolled_back_nor_outside_a_transaction() {
        var change = aChange().submit(api);
        var opened = new TaskOpened(
                "t-1", "userTask_signOff", "Sign off", change.text("id"), Set.of("compliance"), Set.of());
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            events.publishEvent(opened);
            status.setRollbackOnly();
        });
        assertThat(jdbc.sql("select count(*) from countersign.notification where kind = 'task_opened'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> events.publishEvent(opened)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void what_one_may_not_see_any_more_is_not_told_either() {
        var change = aChange().submit(api);
        approve(change, "sre-one");
        assertThat(unread("owner-one")).isEqualTo(1);
        expect(204, api.as("operator").delete("/directory/teams/payments-owners/members/owner-one"));
        assertThat(kinds("owner-one")).isEmpty();
        assertThat(unread("owner-one")).isZero();
    }

    @Test
    void what_was_read_is_read_and_nobody_elses() {
        var first = aChange().submit(api);
        var second = aChange().submit(api);
        assertThat(first.text("id")).isNotEqualTo(second.text("id"));
        var mine = items("sre-one");
        var newest = mine.get(0).path("id").asText();
        var oldest = mine.get(1).path("id").asText();
        var others = items("sre-two").get(0).path("id").asText();

        var marked = api.as("sre-one").post("/notifications/read", Map.of("ids", List.of(newest, others)));
        assertThat(expect(200, marked).body().path("unread").asInt()).isEqualTo(1);
        assertThat(unread("sre-two")).isEqualTo(2);
        assertThat(items("sre-one").get(0).path("unread").asBoolean()).isFalse();

        expect(200, api.as("sre-one").post("/notifications/read", Map.of("upTo", oldest)));
        assertThat(unread("sre-one")).isZero();
    }

    @Test
    void the_list_has_pages() {
        for (int i = 0; i < 3; i++) {
            aChange().submit(api);
        }
        var first = expect(200, api.as("sre-one").get("/notifications?limit=2"));
        assertThat(first.body().path("items")).hasSize(2);
        var rest = expect(200, api.as("sre-one").get("/notifications?limit=2&cursor=" + first.text("nextCursor")));
        assertThat(rest.body().path("items")).hasSize(1);
        assertThat(rest.body().has("nextCursor")).isFalse();
        refused(api.as("sre-two").get("/notifications?limit=2&cursor=" + first.text("nextCursor")), 400, "bad_cursor");
    }

    @Test
    void what_makes_no_sense_is_refused() {
        var me = api.as("sre-one");
        refused(me.get("/notifications?limit=0"), 400, "bad_limit");
        refused(me.get("/notifications?unread=perhaps"), 400, "invalid_parameter");
        refused(me.get("/notifications?kind=seat_opened"), 400, "unknown_parameter");
        refused(me.post("/notifications/read", Map.of()), 422, "invalid");
        refused(me.post("/notifications/read", Map.of("upTo", "ntf_0x1")), 422, "invalid");
        refused(me.post("/notifications/read", Map.of("upTo", "ntf_1", "ids", List.of("ntf_1"))), 422, "invalid");
        refused(me.post("/notifications/read", Map.of("ids", List.of("chg_1"))), 422, "invalid");
        assertThat(api.get("/notifications").status()).isEqualTo(401);
    }

    @Test
    void what_was_read_long_ago_is_removed() {
        aChange().submit(api);
        aChange().submit(api);
        var read = items("sre-one").get(0).path("id").asText();
        expect(200, api.as("sre-one").post("/notifications/read", Map.of("ids", List.of(read))));
        time.advance(Duration.ofDays(89));
        removeOld.remove();
        assertThat(kinds("sre-one")).hasSize(2);
        time.advance(Duration.ofDays(2));
        removeOld.remove();
        assertThat(items("sre-one"))
                .extracting(item -> item.path("id").asText())
                .doesNotContain(read)
                .hasSize(1);
    }

    @Test
    void what_was_settled_long_ago_is_removed_and_what_still_waits_is_not() {
        var waiting = aChange().submit(api);
        var decided = aChange().submit(api);
        approve(decided, "sre-one");
        removeOld.remove();
        assertThat(items("sre-two"))
                .extracting(item -> item.path("unread").asBoolean())
                .containsExactly(false, true);
        assertThat(jdbc.sql(
                                "select change_id from countersign.notification where person = 'sre-two' and read_at is null")
                        .query(String.class)
                        .list())
                .containsExactly(waiting.text("id"));
    }

    @Test
    void a_stream_says_that_there_is_something_new_and_that_it_was_read() throws Exception {
        try (var sre = Listening.to(api.as("sre-one").request("/events"));
                var requester = Listening.to(api.as("requester").request("/events"))) {
            var change = aChange().submit(api);
            sre.until("notification");
            var newest = items("sre-one").get(0).path("id").asText();
            expect(200, api.as("sre-one").post("/notifications/read", Map.of("upTo", newest)));
            sre.until("notification");
            expect(
                    200,
                    api.as("requester").post(path(change) + "/withdrawal", Map.of("reason", "Not needed any more")));
            assertThat(requester.until("change"))
                    .extracting(Listening.Event::name)
                    .doesNotContain("notification");
        }
    }
}
