package dev.countersign.compliance;

import static dev.countersign.AChange.aChange;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import dev.countersign.breakglass.EmergencyTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's path, laid over the model: how often, how long, who is there now, and whose way it was. */
class The_history_of_processes extends EmergencyTest {

    private static final String MAP = "/compliance/processes/change-approval";

    @Autowired
    private JdbcClient jdbc;

    private JsonNode map(String query) {
        return expect(200, api.as("auditor").get(MAP + query)).body();
    }

    private static JsonNode element(JsonNode map, String id) {
        return one(map.path("elements"), "id", id);
    }

    private static JsonNode one(JsonNode list, String field, String value) {
        for (var one : list) {
            if (one.path(field).asText().equals(value)) {
                return one;
            }
        }
        throw new AssertionError(value + " is not in " + list);
    }

    private void ready(String account, Api.Answer change, Duration after) {
        time.advance(after);
        decided(change, account);
    }

    @Test
    void lists_the_processes_with_what_went_through_them() {
        aChange().submit(api);
        var gone = aChange().having("target", "k8s/payments/ledger").submit(api);
        withdrawn(gone);
        var items = expect(200, api.as("auditor").get("/compliance/processes"))
                .body()
                .path("items");
        var changes = one(items, "key", "change-approval");
        assertThat(changes.path("name").asText()).isEqualTo("Change approval");
        assertThat(changes.path("running").asInt()).isEqualTo(1);
        assertThat(changes.path("ended").asInt()).isEqualTo(1);
        assertThat(changes.path("historyFrom").asText()).isNotEmpty();
        assertThat(changes.path("versions")).isNotEmpty();
        assertThat(one(items, "key", "break-glass").path("running").asInt()).isZero();
    }

    private void withdrawn(Api.Answer change) {
        expect(
                200,
                api.as("requester")
                        .with("If-Match", seen(change).etag())
                        .post(path(change) + "/withdrawal", Map.of("reason", "Superseded by another release.")));
    }

    @Test
    void counts_what_was_entered_what_waits_and_how_long_it_took() {
        var first = aChange().submit(api);
        ready("sre-one", first, Duration.ofMinutes(10));
        ready("owner-one", first, Duration.ofMinutes(30));
        aChange().having("target", "k8s/payments/ledger").submit(api);
        var review = element(map(""), "userTask_reviewChange");
        // Each decision is one completed task; the second change waits for its first.
        assertThat(review.path("entered").asInt()).isEqualTo(3);
        assertThat(review.path("active").asInt()).isEqualTo(1);
        assertThat(review.path("type").asText()).isEqualTo("userTask");
        assertThat(Duration.parse(review.path("median").asText())).isBetween(minutes(10), minutes(11));
        assertThat(Duration.parse(review.path("p90").asText())).isBetween(minutes(30), minutes(31));
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void does_not_take_what_was_cut_short_for_a_time_that_it_took() {
        withdrawn(aChange().submit(api));
        var review = element(map(""), "userTask_reviewChange");
        assertThat(review.path("cancelled").asInt()).isEqualTo(1);
        assertThat(review.has("median")).isFalse();
        assertThat(review.path("active").asInt()).isZero();
    }

    @Test
    void knows_of_every_element_also_where_nobody_went() {
        var map = map("");
        assertThat(map.path("elements").size()).isGreaterThan(10);
        map.path("elements")
                .forEach(element -> assertThat(element.path("entered").asInt()).isZero());
        assertThat(map.path("bpmn").asText()).contains("userTask_reviewChange");
        assertThat(map.has("historyFrom")).isFalse();
        assertThat(map.path("keptDays").asInt()).isEqualTo(3650);
    }

    @Test
    void tells_how_often_a_flow_was_taken_where_elements_alone_say_so() {
        aChange().submit(api);
        var map = map("");
        var known = 0;
        for (var flow : map.path("flows")) {
            known += flow.has("taken") ? 1 : 0;
        }
        assertThat(known).isGreaterThan(map.path("flows").size() / 2);
        assertThat(map.path("flows").findValuesAsText("taken")).contains("1");
    }

    @Test
    void is_of_the_period_and_the_project_that_were_asked_for() {
        aChange().submit(api);
        var yesterday = "?until=" + time.now().minus(Duration.ofDays(1)) + "&from="
                + time.now().minus(Duration.ofDays(2));
        var review = element(map(yesterday), "userTask_reviewChange");
        assertThat(review.path("entered").asInt()).isZero();
        assertThat(review.path("active").asInt()).as("now is now").isEqualTo(1);
        assertThat(element(map("?project=identity"), "userTask_reviewChange")
                        .path("active")
                        .asInt())
                .isZero();
        refused(api.as("auditor").get(MAP + "?project=nowhere"), 422, "invalid");
        refused(api.as("auditor").get(MAP + "?from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z"), 422, "invalid");
        refused(api.as("auditor").get(MAP + "?version=99"), 404, "version_not_found");
        refused(api.as("auditor").get("/compliance/processes/nothing"), 404, "process_not_found");
    }

    @Test
    void leads_to_whatever_was_at_an_element_page_by_page() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.add(
                    0,
                    aChange()
                            .having("target", "k8s/payments/part-" + i)
                            .submit(api)
                            .text("id"));
        }
        var path = MAP + "/elements/userTask_reviewChange/instances?limit=2";
        var found = new ArrayList<String>();
        var page = expect(200, api.as("auditor").get(path));
        while (true) {
            found.addAll(page.body().path("items").findValuesAsText("id"));
            if (!page.body().has("nextCursor")) {
                break;
            }
            page = expect(200, api.as("auditor").get(path + "&cursor=" + page.text("nextCursor")));
        }
        assertThat(found).containsExactlyElementsOf(ids);
        refused(api.as("auditor").get(path + "&active=true&cursor=AAAA"), 400, "bad_cursor");
    }

    @Test
    void tells_who_is_there_now_from_who_was() {
        var waits = aChange().submit(api);
        withdrawn(aChange().having("target", "k8s/payments/ledger").submit(api));
        var path = MAP + "/elements/userTask_reviewChange/instances";
        var now = expect(200, api.as("auditor").get(path + "?active=true")).body();
        assertThat(now.path("items").findValuesAsText("id")).containsExactly(waits.text("id"));
        var all = expect(200, api.as("auditor").get(path)).body().path("items");
        assertThat(all).hasSize(2);
        assertThat(all.findValuesAsText("cancelled")).containsExactlyInAnyOrder("true", "false");
    }

    @Test
    void shows_nobody_what_they_may_not_see() {
        expect(
                201,
                aChange()
                        .having("project", "identity")
                        .having("target", "k8s/identity/login")
                        .by("developer")
                        .submit(api));
        var path = MAP + "/elements/userTask_reviewChange/instances";
        for (var reader : Map.of("developer", 1, "requester", 0).entrySet()) {
            var me = api.as(reader.getKey());
            assertThat(expect(200, me.get(path)).body().path("items")).hasSize(reader.getValue());
            var map = expect(200, me.get(MAP)).body();
            assertThat(element(map, "userTask_reviewChange").path("active").asInt())
                    .isEqualTo(reader.getValue());
            assertThat(map.has("historyFrom")).isEqualTo(reader.getValue() == 1);
        }
    }

    @Test
    void has_emergencies_and_leaves_drills_out() {
        var session = expect(201, anEmergency().openDeclared(api));
        var map = expect(200, api.as("auditor").get("/compliance/processes/break-glass"))
                .body();
        var active = new ArrayList<String>();
        map.path("elements").forEach(element -> {
            if (element.path("active").asInt() > 0) {
                active.add(element.path("id").asText());
            }
        });
        assertThat(active).isNotEmpty();
        var visits = expect(
                200,
                api.as("auditor").get("/compliance/processes/break-glass/elements/" + active.get(0) + "/instances"));
        assertThat(visits.text("/items/0/kind")).isEqualTo("session");
        assertThat(visits.text("/items/0/id")).isEqualTo(session.text("id"));
        jdbc.sql("update countersign.session set rehearsal = true where id = ?")
                .param(session.text("id"))
                .update();
        assertThat(expect(200, api.as("auditor").get("/compliance/processes/break-glass"))
                        .body()
                        .has("historyFrom"))
                .isFalse();
    }
}
