package dev.countersign.laws;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Law 1, with everybody who is barred sitting in the very team whose seat is open. */
class Nobody_decides_on_their_own_change extends Attack {

    @Test
    void not_the_requester_though_in_the_team() {
        var change = aChange().by("sre-one").submit(api);

        refusedByBothDoors(change, "sre-one", 403, "self_decision");
    }

    @Test
    void not_an_author_who_was_named() {
        var change = aChange().having("authors", List.of("sre-one")).submit(api);

        refusedByBothDoors(change, "sre-one", 403, "author_decision");
    }

    @Test
    void not_an_author_who_came_with_a_revision_after_having_approved() {
        var change = aChange().submit(api);
        assertThat(decide("sre-one", change).status()).isEqualTo(201);

        var revised = api.as("requester")
                .with("If-Match", again(change).etag())
                .post(path(change) + "/revisions", Map.of("authors", List.of("sre-one")));

        assertThat(revised.status()).describedAs(revised.body().toString()).isEqualTo(201);
        assertThat(revised.text("decisions/0/reopened")).isEqualTo("true");
        refusedByBothDoors(again(change), "sre-one", 403, "author_decision");
        assertThat(decide("sre-two", again(change)).status()).isEqualTo(201);
        assertThat(decide("owner-one", again(change)).text("change/status")).isEqualTo("approved");
    }

    @Test
    void nobody_sheds_an_author_by_revising() {
        var change = aChange().having("authors", List.of("sre-one")).submit(api);
        var revised = api.as("requester")
                .with("If-Match", change.etag())
                .post(path(change) + "/revisions", Map.of("authors", List.of(), "target", "k8s/payments/basket"));
        assertThat(revised.status()).isEqualTo(201);

        refusedByBothDoors(again(change), "sre-one", 403, "author_decision");
    }

    @Test
    void not_by_a_second_account_of_the_requester() {
        administer("POST", "/accounts", Map.of("id", "sre-one-at-night", "person", "sre-one", "password", PASSWORD));
        var change = aChange().by("sre-one").submit(api);

        refused(
                change,
                403,
                "self_decision",
                () -> api.with("Authorization", basic("sre-one-at-night"))
                        .post(path(change) + "/decisions", approvalOf(change)));
        refused(
                change,
                403,
                "self_decision",
                () -> api.with("Authorization", basic("sre-one-at-night"))
                        .post("/tasks/" + reviewTask(change) + "/completion", Map.of("variables", approvalOf(change))));
    }

    @Test
    void not_for_a_change_that_a_second_account_asked_for() {
        administer("POST", "/accounts", Map.of("id", "sre-one-at-night", "person", "sre-one", "password", PASSWORD));
        var change = api.with("Authorization", basic("sre-one-at-night"))
                .post("/changes", aChange().proposal());
        assertThat(change.status()).isEqualTo(201);

        refusedByBothDoors(change, "sre-one", 403, "self_decision");
    }

    @Test
    void not_the_owner_of_the_pipeline_that_asked() {
        joins("developer", "sre");
        var token = tokenOf("ci-payments");
        var change = api.withToken(token).post("/changes", aChange().proposal());
        assertThat(change.status()).isEqualTo(201);

        refusedByBothDoors(change, "developer", 403, "self_decision");
    }

    @Test
    void not_the_pipeline_of_the_requester_nor_any_other() {
        joins("developer", "sre");
        var token = tokenOf("ci-payments");
        var ofItsOwner = aChange().by("developer").submit(api);
        var ofAnother = aChange().submit(api);

        for (var change : List.of(ofItsOwner, ofAnother)) {
            refused(
                    change,
                    403,
                    "service_account",
                    () -> api.withToken(token).post(path(change) + "/decisions", approvalOf(change)));
            refused(
                    change,
                    403,
                    "service_account",
                    () -> api.withToken(token)
                            .post(
                                    "/tasks/" + reviewTask(change) + "/completion",
                                    Map.of("variables", approvalOf(change))));
        }
    }

    @Test
    void one_person_takes_no_two_seats_by_two_teams() {
        var change = aChange()
                .having("project", "identity")
                .having("target", "docs")
                .by("developer")
                .submit(api);
        joins("owner-two", "sre");
        assertThat(decide("owner-two", change).status()).isEqualTo(201);

        refusedByBothDoors(change, "owner-two", 409, "already_decided");
    }

    @Test
    void one_person_takes_no_two_seats_by_two_accounts() {
        administer("POST", "/accounts", Map.of("id", "sre-one-at-night", "person", "sre-one", "password", PASSWORD));
        joins("sre-one", "payments-owners");
        var change = aChange().submit(api);
        assertThat(decide("sre-one", change).status()).isEqualTo(201);

        refused(
                change,
                409,
                "already_decided",
                () -> api.with("Authorization", basic("sre-one-at-night"))
                        .post(path(change) + "/decisions", approvalOf(change)));
    }

    @Test
    void a_double_vote_counts_once() {
        var change = aChange().submit(api);
        var task = reviewTask(change);
        assertThat(decide("sre-one", change).status()).isEqualTo(201);

        refused(change, 409, "already_decided", () -> decide("sre-one", change));
        refused(change, 409, "already_decided", () -> complete("sre-one", task, approvalOf(change)));
        refused(change, 409, "already_decided", () -> complete("sre-two", task, approvalOf(change)));
    }

    @Test
    void nobody_stands_in_for_the_requester() {
        var change = aChange().by("sre-one").submit(api);
        isAway("sre-one", "auditor");

        refusedByBothDoors(change, "auditor", 403, "stands_in_for_excluded");
    }

    @Test
    void nobody_stands_in_for_somebody_who_is_seated() {
        joins("sre-one", "payments-owners");
        var change = aChange().submit(api);
        assertThat(decide("sre-one", change).status()).isEqualTo(201);
        isAway("sre-one", "auditor");

        refusedByBothDoors(change, "auditor", 403, "stands_in_for_excluded");
    }

    @Test
    void nobody_takes_the_seat_for_themselves_that_a_stand_in_took_for_them() {
        joins("sre-one", "payments-owners");
        isAway("sre-one", "auditor");
        var change = aChange().submit(api);
        assertThat(decide("auditor", change).status()).isEqualTo(201);
        jdbc.sql("delete from countersign.absence").update();

        refusedByBothDoors(change, "sre-one", 409, "already_decided");
    }

    @Test
    void the_requester_stands_in_for_nobody() {
        isAway("sre-one", "requester");
        var change = aChange().submit(api);

        refusedByBothDoors(change, "requester", 403, "self_decision");
    }

    @Test
    void a_status_that_somebody_wrote_is_no_quorum() {
        var change = aChange().submit(api);
        forceApproved(change);

        refused(change, 422, "quorum_missing", () -> permit(change, "r-1"));
    }

    @Test
    void half_a_quorum_is_none() {
        var change = aChange().submit(api);
        assertThat(decide("sre-one", change).status()).isEqualTo(201);
        forceApproved(change);

        refused(change, 422, "quorum_missing", () -> permit(change, "r-1"));
    }

    @Test
    void a_quorum_with_a_rejection_against_it_is_none() {
        var change = aChange().submit(api);
        assertThat(decide("sre-one", change).status()).isEqualTo(201);
        decide("owner-one", change, dev.countersign.AChange.rejectionOf(change, "Say how the schema goes back."));
        forceApproved(change);

        refused(change, 422, "quorum_missing", () -> permit(change, "r-1"));
    }

    @Test
    void rows_of_the_requester_themselves_are_no_quorum() {
        joins("requester", "sre");
        joins("requester", "payments-owners");
        var change = aChange().submit(api);
        forgeDecision(change, "sre", "requester", 1);
        forgeDecision(change, "payments-owners", "owner-one", 1);
        forceApproved(change);

        refused(change, 422, "quorum_missing", () -> permit(change, "r-1"));
    }

    @Test
    void an_approver_runs_nothing() {
        var change = aChange().approved(api);

        refused(change, 403, "not_a_runner", () -> permitAs("sre-one", change, "r-1"));
        refused(change, 403, "not_a_runner", () -> permitAs("auditor", change, "r-1"));
    }

    private static final String PASSWORD = "a-night-in-production";

    private static String basic(String account) {
        var credentials = (account + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    private String tokenOf(String serviceAccount) {
        return administer("POST", "/tokens", Map.of("account", serviceAccount, "name", "attack"))
                .text("secret");
    }

    private void refusedByBothDoors(Answer change, String account, int status, String code) {
        refused(change, status, code, () -> decide(account, change));
        refused(change, status, code, () -> complete(account, reviewTask(change), approvalOf(change)));
    }

    private void forceApproved(Answer change) {
        jdbc.sql("""
                        update countersign.change set status = 'approved', open_team = null, due_at = now() + interval '1 day'
                        where id = ?""").param(change.text("id")).update();
    }

    private void forgeDecision(Answer change, String team, String account, int revision) {
        jdbc.sql("""
                        insert into countersign.decision (id, change_id, revision, digest, team, account, person, verdict, reason,
                            risk_acknowledged, method, task, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'approve', 'forged', true, 'password', ?, now())""")
                .params(
                        "dec_" + account,
                        change.text("id"),
                        revision,
                        change.text("digest"),
                        team,
                        account,
                        account,
                        "forged-" + account)
                .update();
    }
}
