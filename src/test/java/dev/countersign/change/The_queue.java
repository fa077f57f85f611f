package dev.countersign.change;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.AChange;
import dev.countersign.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class The_queue extends LifecycleTest {

    private Api.Answer payments;
    private Api.Answer half;
    private Api.Answer staging;
    private Api.Answer development;
    private Api.Answer identity;
    private Api.Answer closed;
    private Api.Answer violated;

    @BeforeEach
    void seven_changes_of_two_projects() {
        payments = expect(201, aChange().submit(api));
        half = decided(
                aChange()
                        .having("title", "Flip the flag zebra")
                        .having("action", "feature-flag")
                        .submit(api),
                "sre-one");
        staging = expect(201, aChange().in("staging").by("developer").submit(api));
        development = expect(201, aChange().in("development").submit(api));
        identity = expect(201, identityChange().submit(api));
        closed = expect(201, aChange().having("target", "k8s/payments/okapi").submit(api));
        expect(200, api.as("requester").post(path(closed) + "/withdrawal", Map.of("reason", "Not needed any more")));
        violated = executing(
                aChange().in("development").having("action", "rollback").submit(api));
        expect(
                200,
                api.as("requester")
                        .post(
                                "/changes/executions/" + violated.text("execution/id") + "/outcome",
                                Map.of("result", "succeeded", "observedDigest", "sha256:" + "0".repeat(64))));
    }

    private static AChange identityChange() {
        return aChange()
                .having("project", "identity")
                .having("target", "k8s/identity/docs")
                .by("developer");
    }

    private List<String> ids(String account, String query) {
        var found = new ArrayList<String>();
        expect(200, api.as(account).get("/changes" + query))
                .body()
                .path("items")
                .forEach(row -> found.add(row.path("id").asText()));
        return found;
    }

    private static String[] of(Api.Answer... changes) {
        return java.util.Arrays.stream(changes).map(change -> change.text("id")).toArray(String[]::new);
    }

    private long count(String account, String query) {
        return expect(200, api.as(account).get("/changes/count" + query))
                .body()
                .path("count")
                .asLong();
    }

    @Test
    void shows_to_each_what_they_may_see_and_counts_it() {
        assertThat(ids("sre-two", ""))
                .containsExactlyInAnyOrder(of(payments, half, staging, development, identity, closed, violated));
        assertThat(ids("requester", ""))
                .containsExactlyInAnyOrder(of(payments, half, staging, development, closed, violated));
        assertThat(ids("owner-one", "")).doesNotContain(of(identity));
        assertThat(ids("requester", "?project=identity")).isEmpty();
        assertThat(count("requester", "?project=identity")).isZero();
        assertThat(count("sre-two", "")).isEqualTo(7);
        assertThat(count("requester", "")).isEqualTo(6);
        assertThat(ids("requester", "?q=identity")).isEmpty();
        for (var address : List.of("", "/timeline", "/eligibility")) {
            refused(api.as("requester").get(path(identity) + address), 404, "change_not_found");
        }
        refused(
                api.as("owner-one").post(path(identity) + "/decisions", AChange.approvalOf(identity)),
                404,
                "change_not_found");
        refused(
                api.as("requester").post(path(identity) + "/withdrawal", Map.of("reason", "Not mine at all")),
                404,
                "change_not_found");
        refused(revise(identity, "requester", Map.of("title", "Mine")), 404, "change_not_found");
        refused(
                api.as("requester").post(path(identity) + "/permits", Map.of("audience", "a", "runId", "r")),
                404,
                "change_not_found");
    }

    @Test
    void shows_a_developer_of_identity_nothing_of_payments() {
        var operator = api.as("operator");
        expect(204, operator.delete("/directory/teams/payments-dev/members/developer"));
        var mine = ids("developer", "");
        assertThat(mine).containsExactlyInAnyOrder(of(identity, staging));
        refused(api.as("developer").get(path(payments)), 404, "change_not_found");
        expect(200, api.as("developer").get(path(staging)));
        assertThat(ids("developer", "?view=mine")).containsExactlyInAnyOrder(of(identity, staging));
    }

    @Test
    void filters_by_every_field() {
        assertThat(ids("sre-two", "?project=identity")).containsExactly(of(identity));
        assertThat(ids("sre-two", "?environment=staging")).containsExactly(of(staging));
        assertThat(ids("sre-two", "?action=feature-flag")).containsExactly(of(half));
        assertThat(ids("sre-two", "?requester=developer")).containsExactlyInAnyOrder(of(staging, identity));
        assertThat(ids("sre-two", "?team=payments-owners&project=payments&environment=production"))
                .containsExactly(of(half));
        assertThat(ids("sre-two", "?status=withdrawn")).containsExactly(of(closed));
        assertThat(ids("sre-two", "?status=withdrawn,succeeded")).containsExactlyInAnyOrder(of(closed, violated));
        assertThat(ids("sre-two", "?status=pending&status=approved"))
                .containsExactlyInAnyOrder(of(payments, half, staging, identity, development));
        assertThat(ids("sre-two", "?violation=true")).containsExactly(of(violated));
        assertThat(ids("sre-two", "?violation=false")).hasSize(6).doesNotContain(of(violated));
        assertThat(ids("sre-two", "?risk=" + payments.text("risk/level"))).contains(of(payments));
        assertThat(ids("sre-two", "?risk=critical&risk=critical")).isEmpty();
        assertThat(ids("sre-two", "?q=zebra")).containsExactly(of(half));
        assertThat(ids("sre-two", "?q=okapi")).containsExactly(of(closed));
        assertThat(ids("sre-two", "?q=" + staging.text("id"))).containsExactly(of(staging));
        assertThat(ids("sre-two", "?q=nothing-like-this")).isEmpty();
        for (var query : List.of(
                "?project=identity", "?status=withdrawn,succeeded", "?violation=true", "?q=zebra", "?team=sre")) {
            assertThat(count("sre-two", query))
                    .as(query)
                    .isEqualTo(ids("sre-two", query).size());
        }
    }

    @Test
    void has_views_of_ones_own() {
        assertThat(ids("sre-one", "?view=waiting-for-me"))
                .contains(of(payments))
                .doesNotContain(of(half, closed));
        assertThat(ids("owner-one", "?view=waiting-for-me")).contains(of(half)).doesNotContain(of(payments));
        assertThat(ids("requester", "?view=waiting-for-me")).isEmpty();
        assertThat(count("owner-one", "?view=waiting-for-me"))
                .isEqualTo(ids("owner-one", "?view=waiting-for-me").size());
        assertThat(ids("developer", "?view=mine")).containsExactlyInAnyOrder(of(staging, identity));
        assertThat(ids("sre-one", "?view=decided-by-me")).containsExactly(of(half));
        assertThat(ids("sre-two", "?view=decided-by-me")).isEmpty();
        assertThat(ids("sre-one", "?view=all")).hasSize(7);
    }

    @Test
    void does_not_show_decided_changes_to_those_who_may_see_them_no_more() {
        expect(201, api.as("owner-one").post(path(half) + "/decisions", AChange.approvalOf(half)));
        expect(204, api.as("operator").delete("/directory/teams/payments-owners/members/owner-one"));
        refused(api.as("owner-one").get(path(half)), 404, "change_not_found");
        assertThat(ids("owner-one", "?view=decided-by-me")).isEmpty();
        assertThat(count("owner-one", "?view=decided-by-me")).isZero();
    }

    @Test
    void shows_what_one_has_decided_on_as_it_has_become() {
        var change = decided(aChange().submit(api), "sre-one");
        assertThat(ids("sre-one", "?view=decided-by-me&status=pending")).contains(change.text("id"));

        executing(decided(change, "owner-one"));
        assertThat(ids("sre-one", "?view=decided-by-me&status=pending")).doesNotContain(change.text("id"));
        assertThat(ids("sre-one", "?view=decided-by-me&status=executing&q=checkout"))
                .containsExactly(change.text("id"));

        var moved = decided(aChange().submit(api), "sre-one");
        expect(201, revise(moved, "requester", Map.of("action", "rollback")));
        assertThat(ids("sre-one", "?view=decided-by-me&action=rollback")).containsExactly(moved.text("id"));
        assertThat(ids("sre-one", "?view=decided-by-me&action=deploy"))
                .contains(change.text("id"))
                .doesNotContain(moved.text("id"));
    }

    @Test
    void shows_authors_what_they_wrote_wherever_they_belong() {
        var written = expect(
                201,
                aChange().having("authors", List.of("security-one", "auditor")).submit(api));
        expect(204, api.as("operator").delete("/directory/teams/compliance/members/auditor"));
        expect(200, api.as("auditor").get(path(written)));
        assertThat(ids("auditor", "")).containsExactly(of(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"due", "-created", "risk"})
    void gives_every_change_once_whatever_the_page(String sort) {
        var whole = ids("sre-two", "?sort=" + sort + "&limit=200");
        assertThat(whole).hasSize(7).doesNotHaveDuplicates();
        for (int size : new int[] {1, 2, 3, 7}) {
            var paged = new ArrayList<String>();
            var cursor = "";
            do {
                var page = expect(
                        200,
                        api.as("sre-two")
                                .get("/changes?sort=" + sort + "&limit=" + size
                                        + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
                assertThat(page.body().path("items").size()).isBetween(1, size);
                page.body()
                        .path("items")
                        .forEach(row -> paged.add(row.path("id").asText()));
                cursor = page.text("nextCursor");
            } while (!cursor.isEmpty());
            assertThat(paged).as("pages of " + size).isEqualTo(whole);
        }
    }

    @Test
    void is_in_the_order_that_was_asked_for() {
        var created = new ArrayList<String>();
        var risks = new ArrayList<Integer>();
        var due = new ArrayList<String>();
        api.as("sre-two")
                .get("/changes?sort=-created")
                .body()
                .path("items")
                .forEach(row -> created.add(row.path("createdAt").asText()));
        api.as("sre-two")
                .get("/changes?sort=risk")
                .body()
                .path("items")
                .forEach(row -> risks.add(List.of("low", "medium", "high", "critical")
                        .indexOf(row.path("risk").asText())));
        api.as("sre-two")
                .get("/changes")
                .body()
                .path("items")
                .forEach(row -> due.add(row.path("dueAt").asText("9999")));
        assertThat(created).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(risks).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(due).isSorted();
    }

    @Test
    void goes_on_only_with_the_cursor_that_it_gave() {
        var cursor = api.as("sre-two").get("/changes?limit=2&status=pending").text("nextCursor");
        expect(200, api.as("sre-two").get("/changes?limit=1&status=pending&cursor=" + cursor));
        for (var query : List.of(
                "?cursor=" + cursor,
                "?status=approved&cursor=" + cursor,
                "?status=pending&sort=risk&cursor=" + cursor,
                "?status=pending&cursor=" + cursor + "A",
                "?status=pending&cursor=" + cursor.substring(4),
                "?status=pending&cursor=",
                "?status=pending&cursor=*",
                "?status=pending&cursor=" + "A".repeat(5000),
                "?status=pending&cursor=" + URLEncoder.encode("' or 1=1 --", StandardCharsets.UTF_8))) {
            refused(api.as("sre-two").get("/changes" + query), 400, "bad_cursor");
        }
        refused(api.as("sre-one").get("/changes?limit=2&status=pending&cursor=" + cursor), 400, "bad_cursor");
        refused(api.as("sre-two").get("/tasks?cursor=" + cursor), 400, "bad_cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0",
        "limit=201",
        "limit=-1",
        "limit=x",
        "limit=99999999999",
        "sort=title",
        "sort=created",
        "view=theirs",
        "risk=huge",
        "risk=2",
        "status=open",
        "status=PENDING;DROP",
        "violation=perhaps",
        "colour=red",
        "Project=payments"
    })
    void refuses_what_it_does_not_know(String query) {
        var answer = api.as("sre-two").get("/changes?" + query);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.code()).isNotEmpty();
        if (!query.startsWith("limit") && !query.startsWith("sort")) {
            assertThat(api.as("sre-two").get("/changes/count?" + query).status())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "'",
                "a & | ! b",
                "-",
                "or",
                "\\",
                "%",
                "*",
                "<->",
                ":*",
                "\u202e",
                "日本",
                "((((",
                "zebra -zebra",
                " "
            })
    void answers_whatever_is_searched_for(String words) {
        var q = URLEncoder.encode(words, StandardCharsets.UTF_8);
        expect(200, api.as("sre-two").get("/changes?q=" + q));
        expect(200, api.as("sre-two").get("/changes/count?q=" + q));
        expect(200, api.as("sre-two").get("/changes?q=" + q + "x".repeat(3000)));
        expect(200, api.as("sre-two").get("/changes?requester=" + q + "&team=" + q + "&project=" + q));
    }
}
