package dev.countersign.compliance;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class A_search_of_the_history extends HistoryTest {

    private Api auditor;

    @BeforeEach
    void something_has_happened() {
        happened();
        auditor = withToken("auditor");
    }

    private static Set<String> ids(Api.Answer page) {
        return StreamSupport.stream(page.body().path("items").spliterator(), false)
                .map(row -> row.path("id").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> found(Api as, Map<String, String> filters) {
        return ids(expect(200, as.get("/compliance/history?limit=200&" + query(filters))));
    }

    private static String query(Map<String, String> filters) {
        return filters.entrySet().stream()
                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void agrees(NaiveHistory naive, Map<String, String> filters) {
        assertThat(found(auditor, filters)).as(filters.toString()).isEqualTo(naive.matching(filters));
        assertThat(expect(200, auditor.get("/compliance/history/count?" + query(filters)))
                        .text("count"))
                .isEqualTo(String.valueOf(naive.matching(filters).size()));
    }

    @Test
    void finds_what_the_tables_have_by_each_filter_alone() {
        var naive = NaiveHistory.of(jdbc);
        assertThat(naive.matching(Map.of())).hasSize(8);
        agrees(naive, Map.of());
        for (var filter : naive.filters()) {
            naive.values(filter).forEach(value -> agrees(naive, Map.of(filter, value)));
            agrees(naive, Map.of(filter, naive.missing(filter)));
        }
    }

    @Test
    void finds_what_the_tables_have_by_filters_combined() {
        var naive = NaiveHistory.of(jdbc);
        var random = new Random(5);
        int met = 0;
        for (int i = 0; i < 150; i++) {
            var filters = naive.draw(random, 2 + i % 3);
            agrees(naive, filters);
            met += naive.matching(filters).isEmpty() ? 0 : 1;
        }
        assertThat(met).as("combinations that find something").isGreaterThan(30);
    }

    @Test
    void follows_what_happens() {
        var change = expect(201, aChange().submit(api));
        var id = change.text("id");
        assertThat(found(auditor, Map.of("status", "pending", "requester", "requester")))
                .contains(id);
        decided(change, "sre-one");
        assertThat(found(auditor, Map.of("decider", "sre-one", "status", "pending")))
                .contains(id);
        revise(change, "requester", Map.of("target", "k8s/payments/basket", "description", "An ibex leaps."));
        assertThat(found(auditor, Map.of("text", "basket"))).contains(id);
        assertThat(found(auditor, Map.of("text", "IBEX leap"))).contains(id);
        expect(200, api.as("requester").post(path(change) + "/withdrawal", Map.of("reason", "Not needed any more")));
        assertThat(found(auditor, Map.of("status", "pending", "requester", "requester")))
                .doesNotContain(id);
        assertThat(found(auditor, Map.of("status", "withdrawn,failed"))).contains(id);
    }

    @Test
    void looks_at_times() {
        time.advance(Duration.ofDays(3));
        var after = time.now();
        var late = decided(expect(201, aChange().submit(api)), "sre-one");
        var old = new TreeSet<>(NaiveHistory.of(jdbc).matching(Map.of()));
        old.remove(late.text("id"));
        assertThat(found(auditor, Map.of("createdFrom", after.toString()))).containsExactly(late.text("id"));
        assertThat(found(auditor, Map.of("createdUntil", after.toString()))).isEqualTo(old);
        assertThat(found(auditor, Map.of("decidedFrom", after.toString()))).containsExactly(late.text("id"));
        var hour = after.plus(Duration.ofHours(1)).toString();
        assertThat(found(auditor, Map.of("decidedFrom", after.toString(), "decidedUntil", hour)))
                .containsExactly(late.text("id"));
        assertThat(found(auditor, Map.of("decidedFrom", hour, "decidedUntil", "2035-01-01T00:00:00Z")))
                .isEmpty();
        assertThat(found(auditor, Map.of("decidedUntil", after.toString(), "decider", "sre-one")))
                .isNotEmpty()
                .doesNotContain(late.text("id"));
        assertThat(found(auditor, Map.of("closedFrom", after.toString()))).isEmpty();
        assertThat(found(auditor, Map.of("closedUntil", after.toString())))
                .isNotEmpty()
                .isSubsetOf(old);
        assertThat(found(auditor, Map.of("createdFrom", after.toString(), "project", "payments")))
                .containsExactly(late.text("id"));
    }

    @Test
    void gives_everything_once_newest_first_whatever_the_page() {
        for (var filter : List.of("", "&project=payments", "&kind=change")) {
            var whole =
                    auditor.get("/compliance/history?limit=200" + filter).body().path("items");
            assertThat(whole)
                    .extracting(row -> row.path("createdAt").asText())
                    .isSortedAccordingTo(Comparator.reverseOrder());
            for (int size : new int[] {1, 3, 8}) {
                var paged = new ArrayList<JsonNode>();
                var cursor = "";
                do {
                    var page = expect(200, auditor.get("/compliance/history?limit=" + size + filter + cursor));
                    page.body().path("items").forEach(paged::add);
                    cursor = page.text("nextCursor").isEmpty() ? "" : "&cursor=" + page.text("nextCursor");
                } while (!cursor.isEmpty());
                assertThat(paged).as(filter + " by " + size).containsExactlyElementsOf(whole);
            }
        }
    }

    /** More than are looked at among the latest, and more than count as rare: what was frequent only long ago. */
    @Test
    void finds_all_of_what_was_frequent_once() {
        jdbc.sql("""
                        insert into countersign.change (id, project, environment, action, target, title, status, revision, digest,
                            requester, requester_person, excluded_persons, due_at, created_at, updated_at)
                        select 'chg_' || n, case when n <= 3100 then 'of-now' else 'of-old' end, 'production', 'deploy', 'x', 'x',
                            'pending', 1, 'sha256:' || repeat('0', 64), 'requester', 'requester', '{requester}', now(),
                            now() - make_interval(mins => n * 10, days => case when n <= 3100 then 0 else 100 end), now()
                        from generate_series(1, 8300) n""").update();
        var paged = new ArrayList<String>();
        var times = new ArrayList<String>();
        var cursor = "";
        do {
            var page = expect(200, auditor.get("/compliance/history?limit=200&project=of-old" + cursor));
            page.body().path("items").forEach(row -> {
                paged.add(row.path("id").asText());
                times.add(row.path("createdAt").asText());
            });
            cursor = page.text("nextCursor").isEmpty() ? "" : "&cursor=" + page.text("nextCursor");
        } while (!cursor.isEmpty());
        assertThat(paged).hasSize(5200).doesNotHaveDuplicates();
        assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(auditor.get("/compliance/history/count?project=of-old").text("count"))
                .isEqualTo("5200");
        assertThat(found(auditor, Map.of("project", "of-old", "status", "failed")))
                .isEmpty();
    }

    @Test
    void says_of_each_what_it_was() {
        var row = auditor.get("/compliance/history?status=succeeded").body().at("/items/0");
        assertThat(row.path("title").asText()).isEqualTo("Deploy checkout 2.14.0");
        assertThat(row.path("deciders")).extracting(JsonNode::asText).containsExactly("owner-one", "sre-one");
        assertThat(row.path("environments")).extracting(JsonNode::asText).containsExactly("production");
        assertThat(row.path("rules")).isNotEmpty();
        assertThat(row.path("digest").asText()).startsWith("sha256:");
        var session = auditor.get("/compliance/history?kind=session").body().at("/items/0");
        assertThat(session.path("incident").asText()).isEqualTo("INC-7");
        assertThat(session.path("status").asText()).isEqualTo("reviewed");
        assertThat(session.path("deciders")).extracting(JsonNode::asText).containsExactly("commander");
    }

    @Test
    void shows_to_each_what_they_may_see() {
        var naive = NaiveHistory.of(jdbc);
        var identity = naive.matching(Map.of("project", "identity"));
        assertThat(identity).hasSize(1);
        assertThat(found(api.as("owner-one"), Map.of()))
                .doesNotContainAnyElementsOf(identity)
                .isNotEmpty();
        assertThat(found(api.as("owner-one"), Map.of("project", "identity"))).isEmpty();
        assertThat(found(api.as("owner-one"), Map.of("text", "identity"))).isEmpty();
        assertThat(api.as("owner-one")
                        .get("/compliance/history/count?project=identity")
                        .text("count"))
                .isEqualTo("0");
        assertThat(found(api.as("owner-two"), Map.of("project", "identity"))).isEqualTo(identity);
        assertThat(found(api.as("auditor"), Map.of("project", "identity"))).isEqualTo(identity);
        expect(204, api.as("operator").delete("/directory/teams/payments-dev/members/requester"));
        assertThat(found(api.as("requester"), Map.of()))
                .as("what one asked for stays one's own")
                .isEqualTo(naive.matching(Map.of("requester", "requester")));
        refused(api.get("/compliance/history"), 401, "not_signed_in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'", "\\", "%", "_", "*", "''; drop table x --", "{}", "\"", "日本", "\u202e", "a/b", "null", " "})
    void takes_nothing_for_a_wildcard(String value) {
        for (var filter : List.of(
                "person",
                "requester",
                "author",
                "decider",
                "project",
                "environment",
                "action",
                "rule",
                "team",
                "incident")) {
            assertThat(found(auditor, Map.of(filter, value))).as(filter).isEmpty();
        }
        assertThat(found(auditor, Map.of("rule", value, "table", value))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "'", "\\", "_", "*", "-", "&|!", ":*", "((", " ", ""})
    void refuses_a_text_without_a_word(String text) {
        refused(auditor.get("/compliance/history?text=" + encoded(text)), 400, "invalid_filter");
        refused(auditor.get("/compliance/history/count?text=" + encoded(text)), 400, "invalid_filter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a & | ! zzz", "zzz'", "\\zzz", "zzz%", "zzz:*", "日本", "checkout zzz", "<-> zzz"})
    void finds_nothing_where_there_is_nothing(String text) {
        assertThat(found(auditor, Map.of("text", text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "createdFrom=yesterday",
        "createdFrom=2026-13-01T00:00:00Z",
        "createdFrom=2026-02-30T00:00:00Z",
        "createdFrom=",
        "createdFrom=1000000000-01-01T00:00:00Z",
        "createdFrom=0001-01-01T00:00:00Z",
        "createdFrom=2026-02-01T00:00:00Z&createdUntil=2026-02-01T00:00:00Z",
        "closedFrom=2026-02-02T00:00:00Z&closedUntil=2026-02-01T00:00:00Z",
        "decidedUntil=now",
        "kind=everything",
        "risk=huge",
        "status=waiting",
        "status=",
        "table=stages",
        "colour=red",
        "Project=payments",
        "limit=0",
        "limit=201",
        "cursor=x"
    })
    void refuses_what_it_does_not_understand(String query) {
        var answer = auditor.get("/compliance/history?" + query);
        assertThat(answer.status()).as(query + answer.body()).isEqualTo(400);
        assertThat(answer.code()).isNotEmpty();
    }

    @Test
    void refuses_a_text_that_is_too_long() {
        refused(auditor.get("/compliance/history?text=" + "x".repeat(501)), 400, "invalid_filter");
        assertThat(auditor.get("/compliance/history?text=" + "x".repeat(10_000)).status())
                .isIn(400, 414, 431);
        assertThat(found(auditor, Map.of("text", "x".repeat(500)))).isEmpty();
    }

    @Test
    void keeps_words_of_any_length() {
        var long_ = "q".repeat(4_000);
        var change = expect(
                201, aChange().having("description", long_ + " and the lynx").submit(api));
        assertThat(found(auditor, Map.of("text", "lynx"))).containsExactly(change.text("id"));
        assertThat(found(auditor, Map.of("text", "q".repeat(300)))).containsExactly(change.text("id"));
    }

    @Test
    void goes_on_only_with_the_cursor_that_it_gave() {
        var cursor = auditor.get("/compliance/history?limit=2&kind=change").text("nextCursor");
        expect(200, auditor.get("/compliance/history?limit=1&kind=change&cursor=" + cursor));
        refused(auditor.get("/compliance/history?cursor=" + cursor), 400, "bad_cursor");
        refused(withToken("sre-one").get("/compliance/history?kind=change&cursor=" + cursor), 400, "bad_cursor");
    }
}
