package dev.countersign.modeling;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import dev.countersign.audit.AuditLog;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class A_replay extends DraftTest {

    private static final String RISK = shipped("processes/risk.dmn");
    private static final String POLICY = shipped("processes/approval-policy.dmn");
    private static final String GATES = shipped("processes/gates.dmn");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AuditLog audit;

    private Instant begin;
    private String production;
    private String staging;
    private String stuck;

    @BeforeEach
    void changes_of_the_past() {
        begin = time.now();
        production = expect(201, aChange().submit(api)).text("id");
        staging = expect(201, aChange().in("staging").submit(api)).text("id");
        stuck = expect(
                        201,
                        aChange()
                                .having("authors", List.of("sre-one", "sre-two"))
                                .submit(api))
                .text("id");
    }

    private Map<String, Object> range() {
        return Map.of("from", begin.toString(), "until", time.now().toString());
    }

    private Api.Answer start(String draft) {
        return api.as(OWNER).post("/models/drafts/" + draft + "/replays", range());
    }

    private Api.Answer show(String id) {
        return expect(200, api.as(OWNER).get("/models/replays/" + id));
    }

    private Api.Answer over(String id) {
        var replay = show(id);
        while (replay.text("status").equals("running")) {
            replay = show(id);
        }
        return replay;
    }

    private Api.Answer replayed(String draft) {
        return over(expect(202, start(draft)).text("id"));
    }

    private Map<String, JsonNode> affected(Api.Answer replay) {
        var found = new HashMap<String, JsonNode>();
        expect(200, api.as(OWNER).get("/models/replays/" + replay.text("id") + "/changes"))
                .body()
                .path("items")
                .forEach(one -> found.put(one.path("change").asText(), one));
        return found;
    }

    private static List<String> effects(JsonNode affected) {
        return StreamSupport.stream(affected.path("effects").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String policy(String rule, String was, String now) {
        return altered(POLICY, "id=\"" + rule + "\"", was, now);
    }

    static Stream<Arguments> drafts() {
        var automatic = altered(
                altered(
                        policy("rule_terms_staging", "\"approval\"", "\"automatic\""),
                        "id=\"rule_stages_stagingOwners\"",
                        "\"project-owners\"",
                        "\"nobody\""),
                "id=\"rule_stages_stagingOwners\"",
                "<text>1</text>",
                "<text>0</text>");
        var operations = "rule_stages_productionOperations";
        return Stream.of(
                arguments("approval-policy.dmn", automatic, "staging", List.of("automatic", "fewerSeats")),
                arguments("gates.dmn", gates("not(\"development\")"), "staging", List.of("gated")),
                arguments(
                        "gates.dmn",
                        gates("not(\"development\",\"staging\",\"production\")"),
                        "production",
                        List.of("ungated")),
                arguments(
                        "approval-policy.dmn",
                        policy(operations, "\"sre\"", "\"security\""),
                        "production",
                        List.of("otherTeams")),
                arguments(
                        "approval-policy.dmn",
                        policy(operations, "<text>1</text>", "<text>2</text>"),
                        "production",
                        List.of("moreSeats")),
                arguments(
                        "approval-policy.dmn",
                        policy(operations, "<text>1</text>", "<text>3</text>"),
                        "production",
                        List.of("moreSeats", "impossible")),
                arguments(
                        "approval-policy.dmn",
                        policy(operations, "\"sre\"", "\"security\""),
                        "stuck",
                        List.of("otherTeams", "possible")),
                arguments(
                        "approval-policy.dmn",
                        policy("rule_terms_production", "\"P2D\"", "\"P3D\""),
                        "production",
                        List.of("longer")),
                arguments(
                        "approval-policy.dmn",
                        policy("rule_terms_production", "\"P2D\"", "\"PT30H\""),
                        "production",
                        List.of("shorter")),
                arguments(
                        "risk.dmn",
                        altered(RISK, "id=\"rule_production\"", "\"medium\"", "\"high\""),
                        "production",
                        List.of("gated", "shorter", "riskUp", "otherTerms")),
                arguments(
                        "risk.dmn",
                        altered(RISK, "id=\"rule_production\"", "\"medium\"", "\"low\""),
                        "production",
                        List.of("riskDown")),
                arguments(
                        "approval-policy.dmn",
                        policy("rule_terms_production", "\"PT5M\"", "\"PT4M\""),
                        "production",
                        List.of("otherTerms")),
                arguments(
                        "approval-policy.dmn",
                        policy("rule_terms_production", "\"approval\"", "\"automatic\""),
                        "production",
                        List.of("impossible")));
    }

    private static String gates(String environments) {
        return altered(GATES, "id=\"rule_gates_rollbackPlan\"", "not(\"development\",\"staging\")", environments);
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void names_what_the_draft_makes_of_a_change(String name, String content, String of, List<String> effects) {
        var replay = replayed(draft(name, content));

        assertThat(replay.text("status")).isEqualTo("done");
        assertThat(replay.body().path("total").asInt()).isEqualTo(3);
        var change = Map.of("production", production, "staging", staging, "stuck", stuck)
                .get(of);
        var one = affected(replay).get(change);
        assertThat(one).as(affected(replay).toString()).isNotNull();
        assertThat(effects(one)).containsExactlyElementsOf(effects);
        effects.forEach(effect ->
                assertThat(replay.body().at("/counts/" + effect).asInt()).isPositive());
        if (!of.equals("staging")) {
            assertThat(affected(replay)).doesNotContainKey(staging);
            assertThat(replay.body().at("/counts/same").asInt()).isPositive();
        }
    }

    @Test
    void counts_reasons_as_no_difference() {
        var replay = replayed(draft("risk.dmn", RISK.replace("Customers depend on production.", "People do.")));

        assertThat(replay.body().at("/counts/same").asInt()).isEqualTo(3);
        assertThat(affected(replay)).isEmpty();
    }

    @Test
    void says_what_was_and_what_would_be() {
        var replay = replayed(
                draft("approval-policy.dmn", policy("rule_stages_productionOperations", "\"sre\"", "\"security\"")));

        var one = affected(replay).get(production);
        assertThat(one.path("title").asText()).isEqualTo("Deploy checkout 2.14.0");
        assertThat(one.path("environment").asText()).isEqualTo("production");
        assertThat(one.at("/was/stages").findValuesAsText("team")).containsExactly("sre", "payments-owners");
        assertThat(one.at("/now/stages").findValuesAsText("team")).containsExactly("security", "payments-owners");
        assertThat(replay.body().path("load").toString())
                .contains("{\"team\":\"security\",\"before\":0,\"after\":2}")
                .contains("{\"team\":\"sre\",\"before\":2,\"after\":0}");
    }

    @Test
    void says_why_a_change_would_be_refused() {
        var one = affected(replayed(
                        draft("approval-policy.dmn", policy("rule_terms_production", "\"approval\"", "\"automatic\""))))
                .get(production);

        assertThat(one.at("/now/refusal").asText()).isEqualTo("policy_floor");
        assertThat(one.at("/now/detail").asText()).contains("neverAutomaticInProduction");
    }

    @Test
    void takes_a_change_as_it_was_last_asked_for_within_the_time() {
        var draft = draft("approval-policy.dmn", policy("rule_stages_productionOperations", "\"sre\"", "\"dba\""));
        var until = time.now();
        expect(
                201,
                api.as("requester")
                        .with(
                                "If-Match",
                                api.as("requester").get("/changes/" + staging).etag())
                        .post("/changes/" + staging + "/revisions", Map.of("environment", "production")));

        var before = over(expect(
                        202,
                        api.as(OWNER)
                                .post(
                                        "/models/drafts/" + draft + "/replays",
                                        Map.of("from", begin.toString(), "until", until.toString())))
                .text("id"));
        assertThat(affected(before)).doesNotContainKey(staging);
        assertThat(affected(replayed(draft))).containsKey(staging);
    }

    @Test
    void gives_the_same_answer_each_time_byte_for_byte() {
        var draft = draft("risk.dmn", altered(RISK, "id=\"rule_production\"", "\"medium\"", "\"high\""));
        var range = range();
        var first = over(expect(202, api.as(OWNER).post("/models/drafts/" + draft + "/replays", range))
                .text("id"));
        time.advance(Duration.ofDays(1));
        var second = over(expect(202, api.as(OWNER).post("/models/drafts/" + draft + "/replays", range))
                .text("id"));

        for (var field : List.of("result", "counts", "load", "tables", "catalogue", "staff", "draftDigest")) {
            assertThat(second.body().path(field))
                    .as(field)
                    .isEqualTo(first.body().path(field));
        }
        assertThat(csv(second)).isEqualTo(csv(first)).contains("riskUp").contains(production);
    }

    private String csv(Api.Answer replay) {
        var request = api.as(OWNER)
                .request("/models/replays/" + replay.text("id") + "/changes.csv")
                .GET();
        try {
            return java.net.http.HttpClient.newHttpClient()
                    .send(request.build(), java.net.http.HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void writes_cells_that_no_spreadsheet_takes_for_a_formula() {
        aChange().having("title", "=1+1").submit(api);

        assertThat(csv(replayed(draft("risk.dmn", altered(RISK, "id=\"rule_production\"", "\"medium\"", "\"low\"")))))
                .contains(",'=1+1,");
    }

    @Test
    void counts_as_unknown_what_the_catalogue_has_forgotten() {
        jdbc.sql("update countersign.change_revision set operation = replace(operation, '\"payments\"', '\"gone\"')"
                        + " where change_id = ?")
                .param(staging)
                .update();

        var replay = replayed(draft("risk.dmn", RISK));

        assertThat(replay.text("status")).isEqualTo("done");
        assertThat(replay.body().at("/counts/unknown").asInt()).isEqualTo(1);
        assertThat(effects(affected(replay).get(staging))).containsExactly("unknown");
    }

    @Test
    void is_listed_by_effect_and_by_page() {
        var replay = replayed(draft("risk.dmn", altered(RISK, "id=\"rule_production\"", "\"medium\"", "\"low\"")));
        var path = "/models/replays/" + replay.text("id") + "/changes";

        var first = expect(200, api.as(OWNER).get(path + "?effect=riskDown&limit=1"));
        assertThat(first.text("items/0/change")).isEqualTo(production);
        var second =
                expect(200, api.as(OWNER).get(path + "?effect=riskDown&limit=1&cursor=" + first.text("nextCursor")));
        assertThat(second.text("items/0/change")).isEqualTo(stuck);
        assertThat(second.body().has("nextCursor")).isFalse();
        assertThat(expect(200, api.as(OWNER).get(path + "?effect=gated")).body().path("items"))
                .isEmpty();
        expect(400, api.as(OWNER).get(path + "?effect=better"));
    }

    @Test
    void is_on_record_when_it_is_done() {
        var draft = draft("risk.dmn", altered(RISK, "id=\"rule_production\"", "\"medium\"", "\"low\""));
        var replay = replayed(draft);

        var entries = audit.of(replay.text("id"));
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).kind()).isEqualTo("replay_done");
        assertThat(entries.get(0).account()).isEqualTo(OWNER);
        assertThat(entries.get(0).data().path("digest").asText()).isEqualTo(replay.text("draftDigest"));
        assertThat(entries.get(0).data().path("result").asText()).isEqualTo(replay.text("result"));
        assertThat(entries.get(0).data().at("/counts/riskDown").asInt()).isEqualTo(2);
    }

    @Test
    void never_changes_once_it_is_done() {
        var id = replayed(draft("risk.dmn", RISK)).text("id");

        for (var statement : List.of(
                "update countersign.model_replay set counts = '{}' where id = ?",
                "delete from countersign.model_replay where id = ?",
                "insert into countersign.model_replay_change (replay, change, project, environment, action, effects, was, now)"
                        + " select ?, id, project, environment, action, '{gated}', '{}', '{}' from countersign.change limit 1")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> jdbc.sql(statement).param(id).update()))
                    .as(statement)
                    .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
        }
    }

    @Test
    void says_when_the_draft_says_something_else_by_now() {
        var draft = draft("risk.dmn", RISK);
        var id = replayed(draft).text("id");
        assertThat(show(id).body().path("stale").asBoolean()).isFalse();

        var etag = api.as(OWNER).get("/models/drafts/" + draft).etag();
        expect(
                200,
                api.as(OWNER)
                        .with("If-Match", etag)
                        .send(
                                "PUT",
                                "/models/drafts/" + draft,
                                Map.of("content", RISK.replace("People", "Folk") + " ")));

        assertThat(show(id).body().path("stale").asBoolean()).isTrue();
        assertThat(expect(200, api.as(OWNER).get("/models/drafts/" + draft + "/replays"))
                        .text("items/0/id"))
                .isEqualTo(id);
    }

    @Test
    void is_refused_for_a_time_that_is_none() {
        var draft = draft("risk.dmn", RISK);
        var path = "/models/drafts/" + draft + "/replays";
        var now = time.now();

        expect(422, api.as(OWNER).post(path, Map.of()));
        expect(422, api.as(OWNER).post(path, Map.of("from", now.toString(), "until", begin.toString())));
        var later = now.plus(Duration.ofHours(1));
        expect(
                422,
                api.as(OWNER)
                        .post(
                                path,
                                Map.of(
                                        "from",
                                        later.toString(),
                                        "until",
                                        later.plusSeconds(1).toString())));
    }

    @Test
    void goes_until_now_where_more_is_asked() {
        var started = expect(
                202,
                api.as(OWNER)
                        .post(
                                "/models/drafts/" + draft("risk.dmn", RISK) + "/replays",
                                Map.of(
                                        "from",
                                        begin.toString(),
                                        "until",
                                        time.now().plus(Duration.ofDays(1)).toString())));

        assertThat(Instant.parse(started.text("until"))).isBeforeOrEqualTo(time.now());
        assertThat(started.text("total")).isEqualTo("3");
    }

    @Test
    void is_refused_for_what_has_no_answer_to_compare() {
        for (var model : List.of("change-approval.bpmn", "break-glass-policy.dmn")) {
            var refused = expect(422, start(draft(model, shipped("processes/" + model))));
            assertThat(refused.code()).isEqualTo("replay_not_applicable");
            assertThat(refused.text("next")).isNotBlank();
        }
        assertThat(expect(422, start(draft("decision.form", shipped("forms/decision.form"))))
                        .code())
                .isEqualTo("replay_not_applicable");
    }

    @Test
    void is_refused_to_who_is_no_process_owner_and_for_a_draft_that_is_closed_or_nowhere() {
        var draft = draft("risk.dmn", RISK);
        assertThat(api.as("requester")
                        .post("/models/drafts/" + draft + "/replays", range())
                        .status())
                .isEqualTo(403);
        assertThat(api.as("auditor")
                        .post("/models/drafts/" + draft + "/replays", range())
                        .status())
                .isEqualTo(403);
        var replay = replayed(draft);
        assertThat(api.as("requester")
                        .get("/models/replays/" + replay.text("id"))
                        .status())
                .isEqualTo(403);
        expect(200, api.as("auditor").get("/models/replays/" + replay.text("id")));
        assertThat(api.as("auditor")
                        .post("/models/replays/" + replay.text("id") + "/cancellation", Map.of())
                        .status())
                .isEqualTo(403);
        expect(200, api.as(OWNER).delete("/models/drafts/" + draft));
        assertThat(expect(409, start(draft)).code()).isEqualTo("draft_closed");
        expect(404, start("mdr_none"));
        expect(404, api.as(OWNER).get("/models/replays/rpl_none"));
    }
}
