package dev.countersign.compliance;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.audit.SequenceEntries;
import dev.countersign.audit.StartLog;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

class The_reports extends ComplianceTest {

    @Autowired
    private StartLog startLog;

    @Autowired
    private SequenceEntries sequence;

    private void sequenced() {
        startLog.start();
        while (sequence.sequence() > 0) {
            // Until nothing is pending.
        }
    }

    static Stream<String> names() {
        return Reports.ALL.stream().map(Report::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void answer_when_nothing_has_happened_yet(String name) {
        var report = report("auditor", name);
        report.path("figures")
                .forEach(figure -> assertThat(figure.path("wrong").asBoolean())
                        .as(figure.toString())
                        .isFalse());
        assertThat(report.path("found").asInt()).isEqualTo(report.path("rows").size());
    }

    @Test
    void are_listed_with_what_each_answers() {
        var listed = api.as("owner-one").get("/compliance/reports").body().path("items");
        assertThat(listed.findValuesAsText("name")).containsExactlyElementsOf(names().toList());
        assertThat(listed)
                .allSatisfy(one -> assertThat(one.path("question").asText()).endsWith("?"));
        assertThat(listed)
                .allSatisfy(one -> assertThat(one.path("allowed").asBoolean())
                        .isEqualTo(!one.path("moment").asBoolean()));
    }

    @Test
    void find_nothing_wrong_on_an_ordinary_day() {
        executing(aChange().approved(api));
        rejected(aChange(), "Say which flag the rollback resets.");
        var session = ranInAnEmergency(expect(201, anEmergency().openDeclared(api)));
        expect(200, api.as("sre-one").post(glass(session) + "/end", Map.of()));
        figures(report("auditor", "separation-of-duties"), "violations", 0, "refused", 0, "decisions", 3, "people", 2);
        figures(report("auditor", "expired-and-overdue"), "expired", 0, "late", 0);
        figures(report("auditor", "policy-changes"), "unknown", 0);
        figures(report("auditor", "approvals-by-leavers"), "decisions", 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "decided on their own | update countersign.change set excluded_persons = array_append(excluded_persons, 'sre-one')",
                "decided on their own | update countersign.change set environment = 'staging', excluded_persons = '{requester,sre-one}'",
                "took two seats of one change | update countersign.decision set on_behalf_of = 'owner-one' where person = 'sre-one'",
                "was no member of the team | update countersign.membership set since = since + interval '1 day' where person = 'sre-one'",
                "was no member of the team | update countersign.membership set until = since where person = 'sre-one'",
                "decided by a service account | update countersign.account set kind = 'service', password_hash = null where id = 'sre-one'",
                "ran without its approvals | update countersign.stage set seats = 5",
                "ran without its approvals | delete from countersign.stage"
            })
    void name_a_decision_that_should_not_have_been(String rule, String forgery) {
        var change = executing(aChange().approved(api));
        figures(report("auditor", "separation-of-duties"), "violations", 0);
        forge(forgery);
        var report = report("auditor", "separation-of-duties");
        assertThat(figure(report, "violations").path("wrong").asBoolean()).isTrue();
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("finding", "violation")
                        .containsEntry("rule", rule)
                        .containsEntry("subject", change.text("id"))
                        .containsEntry("project", "payments"));
    }

    @ParameterizedTest
    @CsvSource({
        "co-signed their own, sre-one, commander",
        "reviewed their own, commander, sre-one",
        "reviewed their own, commander, commander"
    })
    void name_a_session_that_was_its_openers_alone(String rule, String coSigner, String reviewer) {
        var session = expect(201, anEmergency().openDeclared(api)).text("id");
        forge(
                "insert into countersign.widening (session_id, n, environments, actions, targets, longer, reason, account,"
                        + " person, opener_person, asked_at, co_signed_by, co_signed_person, co_signed_at) values ('"
                        + session
                        + "', 1, '{}', '{}', '{}', interval '1 minute', 'x', 'sre-two', 'sre-two', 'nobody', clock_timestamp(), '"
                        + coSigner + "', '" + coSigner + "', clock_timestamp())");
        if (rule.startsWith("reviewed")) {
            forge("insert into countersign.session_review values ('" + session + "', true, 'x', true, '" + reviewer
                    + "', '" + reviewer + "', clock_timestamp(), false)");
        }
        assertThat(rows(report("auditor", "separation-of-duties")))
                .anySatisfy(row -> assertThat(row).containsEntry("rule", rule).containsEntry("subject", session));
    }

    @Test
    void count_what_was_tried_and_refused_sequenced_or_not() {
        var change = aChange().submit(api);
        refused(api.as("requester").post(path(change) + "/decisions", approvalOf(change)), 403, "self_decision");
        refused(api.as("dba-one").post(path(change) + "/decisions", approvalOf(change)), 403, "not_in_team");
        var before = report("auditor", "separation-of-duties");
        figures(before, "violations", 0, "refused", 2);
        assertThat(rows(before))
                .extracting(row -> row.get("rule"), row -> row.get("who"), row -> row.get("subject"))
                .containsExactlyInAnyOrder(
                        tuple("self_decision", "requester", change.text("id")),
                        tuple("not_in_team", "dba-one", change.text("id")));
        sequenced();
        assertThat(rows(report("auditor", "separation-of-duties"))).isEqualTo(rows(before));
    }

    @Test
    void count_how_often_the_glass_was_broken_and_how_it_ended() {
        executing(aChange().approved(api));
        var first = ranInAnEmergency(expect(201, anEmergency().openDeclared(api)));
        refused(
                api.as("sre-one")
                        .post(
                                glass(first) + "/actions",
                                Map.of(
                                        "action", "rollback",
                                        "environment", "production",
                                        "target", "vm/elsewhere",
                                        "command", "x",
                                        "purpose", "Outside of what was opened.")),
                403,
                "scope_exceeded");
        expect(200, api.as("sre-one").post(glass(first) + "/end", Map.of()));
        expect(201, anEmergency().openDeclared(api));
        var month = Instant.now().toString().substring(0, 7);
        var seen = report("auditor", "emergency-use");
        assertThat(rows(seen)).hasSize(1);
        assertThat(rows(seen).get(0))
                .containsAllEntriesOf(Map.of(
                        "month",
                        month,
                        "project",
                        "payments",
                        "team",
                        "sre",
                        "sessions",
                        "2",
                        "ran",
                        "1",
                        "refused",
                        "1",
                        "by_hand",
                        "1",
                        "still_open",
                        "1",
                        "owed",
                        "1"))
                .containsEntry("overdue", "0");
        figures(seen, "sessions", 2, "actions", 1, "changes", 1, "share", 50, "overdue", 0);
        time.advance(Duration.ofDays(3));
        var later = report("auditor", "emergency-use");
        assertThat(rows(later).get(0)).containsEntry("still_open", "0").containsEntry("by_clock", "1");
        assertThat(figure(later, "overdue").path("wrong").asBoolean()).isTrue();
    }

    @Test
    void measure_how_long_people_waited() {
        var quick = aChange().submit(api);
        var slow = aChange().having("target", "k8s/payments/cart").submit(api);
        time.advance(Duration.ofMinutes(10));
        decided(quick, "sre-one", "owner-one");
        time.advance(Duration.ofMinutes(20));
        decided(slow, "sre-one");
        time.advance(Duration.ofHours(30));
        decided(slow, "owner-one");
        var seen = report("auditor", "time-to-decision");
        var whole = rows(seen).get(0);
        assertThat(whole).containsEntry("team", "the whole review").containsEntry("decided", "2");
        assertThat(Long.parseLong(whole.get("longest"))).isBetween(109_800L, 109_900L);
        assertThat(rows(seen)).anySatisfy(row -> {
            assertThat(row)
                    .containsEntry("team", "sre")
                    .containsEntry("approved", "2")
                    .containsEntry("late", "0");
            assertThat(Long.parseLong(row.get("half"))).isBetween(1_200L, 1_230L);
        });
        figures(seen, "reviews", 2, "late", 1);
    }

    @Test
    void take_a_review_for_ended_only_when_it_has() {
        decided(aChange().submit(api), "sre-one");
        figures(report("auditor", "time-to-decision"), "reviews", 0);
        rejected(aChange().having("target", "k8s/payments/cart"), "Say which flag the rollback resets.");
        figures(report("auditor", "time-to-decision"), "reviews", 1);
    }

    @Test
    void name_what_ran_out_of_time_and_what_is_late() {
        var expired = aChange().submit(api);
        var running = executing(aChange().having("target", "k8s/payments/cart").approved(api));
        fireWhenDue(expired, "boundaryEvent_decisionOverdue");
        var undecided = aChange().having("target", "k8s/payments/ledger").submit(api);
        var session = ranInAnEmergency(expect(201, anEmergency().openDeclared(api)));
        expect(200, api.as("sre-one").post(glass(session) + "/end", Map.of()));
        time.advance(Duration.ofDays(3));
        var seen = report("auditor", "expired-and-overdue");
        assertThat(rows(seen))
                .extracting(row -> row.get("what"), row -> row.get("subject"))
                .contains(
                        tuple("change expired", expired.text("id")),
                        tuple("outcome", running.text("id")),
                        tuple("decision", undecided.text("id")),
                        tuple("closure", session.text("id")),
                        tuple("emergency outcome", session.text("id")));
        figures(seen, "expired", 1, "overdue", 4, "late", 0);
        closed(session);
        figures(report("auditor", "expired-and-overdue"), "overdue", 3, "late", 1);
    }

    @Test
    void say_which_rules_were_in_force_and_what_was_judged_by_them() {
        aChange().approved(api);
        var seen = report("auditor", "policy-changes");
        assertThat(rows(seen)).anySatisfy(row -> {
            assertThat(row)
                    .containsEntry("model", "approval-stages")
                    .containsEntry("kind", "decision table")
                    .containsEntry("by", "shipped with the application")
                    .containsEntry("judged", "1")
                    .containsEntry("decisions", "2")
                    .containsEntry("replaced", "");
            assertThat(row.get("digest")).startsWith("sha256:");
        });
        assertThat(rows(seen)).extracting(row -> row.get("model")).contains("change-approval", "break-glass");
        forge(
                "update countersign.change_revision set policy = jsonb_set(policy, '{tables,0,digest}', '\"sha256:00\"')");
        var forged = report("auditor", "policy-changes");
        assertThat(figure(forged, "unknown").path("wrong").asBoolean()).isTrue();
        assertThat(rows(forged).get(0)).containsEntry("kind", "not released").containsEntry("digest", "sha256:00");
    }

    @Test
    void name_who_decided_and_left_since_sequenced_or_not() {
        var change = aChange().approved(api);
        leaves("sre-one", "sre");
        expect(200, api.as("operator").send("PATCH", "/directory/people/owner-one", Map.of("active", false)));
        var seen = report("auditor", "approvals-by-leavers");
        figures(seen, "decisions", 2, "people", 2, "outsiders", 0);
        assertThat(rows(seen))
                .extracting(row -> row.get("person"), row -> row.get("how"), row -> row.get("member"))
                .containsExactlyInAnyOrder(
                        tuple("sre-one", "left the team", "yes"), tuple("owner-one", "the person was disabled", "yes"));
        assertThat(rows(seen)).allSatisfy(row -> {
            assertThat(row).containsEntry("subject", change.text("id"));
            assertThat(Instant.parse(row.get("gone"))).isAfter(Instant.parse(row.get("decided")));
        });
        sequenced();
        assertThat(rows(report("auditor", "approvals-by-leavers"))).isEqualTo(rows(seen));
    }

    @Test
    void name_who_decided_after_they_had_left() {
        aChange().approved(api);
        forge("update countersign.membership set until = since + interval '1 millisecond' where person = 'sre-one'");
        assertThat(figure(report("auditor", "approvals-by-leavers"), "outsiders")
                        .path("wrong")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void say_who_was_in_which_team_at_a_moment() {
        var then = time.now();
        time.advance(Duration.ofDays(1));
        leaves("sre-one", "sre");
        var past = rows(report("auditor", "membership-at?at=" + then));
        assertThat(past)
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("team", "sre")
                        .containsEntry("person", "sre-one")
                        .containsEntry("name", "Ingrid Solheim")
                        .containsEntry("removed", "operator")
                        .containsEntry("today", "left the team"));
        assertThat(rows(report("auditor", "membership-at")))
                .noneSatisfy(row -> assertThat(row).containsEntry("team", "sre").containsEntry("person", "sre-one"))
                .anySatisfy(row -> assertThat(row).containsEntry("person", "sre-two"));
        refused(api.as("owner-one").get("/compliance/reports/membership-at"), 403, "not_of_every_project");
    }

    @Test
    void are_of_the_projects_that_one_may_see() {
        var change = aChange().submit(api);
        refused(api.as("requester").post(path(change) + "/decisions", approvalOf(change)), 403, "self_decision");
        figures(report("security-one", "separation-of-duties?project=identity"), "refused", 0);
        figures(report("owner-one", "separation-of-duties"), "refused", 1);
        forge("update countersign.change set project = 'identity'");
        figures(report("owner-one", "separation-of-duties"), "refused", 0);
        figures(report("owner-two", "separation-of-duties"), "refused", 1);
        refused(api.as("owner-one").get("/compliance/reports/emergency-use?project=identity"), 422, "invalid");
    }

    @Test
    void are_taken_away_as_csv_that_runs_nothing_and_on_record() {
        var title = "=HYPERLINK(\"https://example.com\"), said somebody";
        var change = aChange().having("title", title).approved(api);
        leaves("sre-one", "sre");
        var answer = apiText("/compliance/reports/approvals-by-leavers?project=payments&format=csv");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        var lines = answer.body().split("\r\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).startsWith("Change or session,Project,Title,Decided,Who,Team");
        assertThat(lines[1])
                .startsWith(
                        change.text("id") + ",payments,\"'=HYPERLINK(\"\"https://example.com\"\"), said somebody\",");
        var entry = jdbc.sql("select data::text from countersign.audit_pending where kind = 'report_exported'")
                .query(String.class)
                .single();
        assertThat(entry).contains("\"report\": \"approvals-by-leavers\"", "\"rows\": 1", "\"project\": \"payments\"");
    }

    @Test
    void are_not_on_record_when_they_are_only_looked_at_or_refused() {
        report("auditor", "separation-of-duties");
        refused(api.as("owner-one").get("/compliance/reports/membership-at?format=csv"), 403, "not_of_every_project");
        assertThat(jdbc.sql("select count(*) from countersign.audit_pending where kind = 'report_exported'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "separation-of-duties?from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z, 422, invalid",
        "separation-of-duties?from=1999-01-02T00:00:00Z, 422, invalid",
        "separation-of-duties?project=nowhere, 422, invalid",
        "separation-of-duties?at=2026-01-01T00:00:00Z, 422, invalid",
        "separation-of-duties?format=xlsx, 422, invalid",
        "separation-of-duties?from=yesterday, 400, invalid_parameter",
        "separation-of-duties?form=csv, 400, unknown_parameter",
        "no-such-report, 404, report_not_found",
        "no-such-report?format=csv, 404, report_not_found"
    })
    void ask_for_what_there_is(String query, int status, String code) {
        refused(api.as("auditor").get("/compliance/reports/" + query), status, code);
    }

    @Test
    void are_not_for_strangers() {
        refused(api.get("/compliance/reports"), 401, "not_signed_in");
        refused(api.get("/compliance/reports/separation-of-duties"), 401, "not_signed_in");
    }

    private HttpResponse<String> apiText(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(api.as("auditor").request(path).GET().build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void have_names_that_stand_in_an_address() {
        assertThat(List.copyOf(names().toList())).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z-]+"));
    }
}
