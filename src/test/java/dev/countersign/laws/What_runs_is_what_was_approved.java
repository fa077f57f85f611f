package dev.countersign.laws;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.countersign.Api.Answer;
import dev.countersign.policy.Freeze;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Law 2: another operation than the approved one, another run, another time. */
class What_runs_is_what_was_approved extends Attack {

    private static final String ANOTHER_DIGEST = "sha256:" + "0".repeat(64);

    @ParameterizedTest
    @CsvSource({
        "digest, sha256:0000000000000000000000000000000000000000000000000000000000000000, 422, digest_mismatch",
        "target, k8s/payments/ledger, 422, target_mismatch",
        "environment, staging, 422, environment_mismatch",
        "runId, r-2, 409, permit_for_another_run"
    })
    void nothing_else_is_redeemed(String field, String other, int status, String code) {
        var change = aChange().approved(api);
        var permit = permit(change, "r-1");
        var start = start(change, "r-1");
        start.put(field, other);

        refused(change, status, code, () -> redeem(permit, start));
    }

    @ParameterizedTest
    @CsvSource({"digest, digest_mismatch", "target, target_mismatch", "environment, environment_mismatch"})
    void what_is_left_out_matches_nothing(String field, String code) {
        var change = aChange().approved(api);
        var permit = permit(change, "r-1");
        var start = start(change, "r-1");
        start.remove(field);

        refused(change, 422, code, () -> redeem(permit, start));
    }

    @Test
    void a_permit_works_once_and_says_so_to_every_other_run() {
        var change = aChange().approved(api);
        var permit = permit(change, "r-1");
        var first = redeem(permit, start(change, "r-1"));
        assertThat(first.status()).isEqualTo(200);

        var repeated = redeem(permit, start(change, "r-1"));
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.text("id")).isEqualTo(first.text("id"));
        var other = refused(change, 409, "permit_used", () -> redeem(permit, start(change, "r-2")));
        assertThat(other.text("outcome/what")).isEqualTo("redeemed");
        assertThat(other.text("outcome/who")).isEqualTo("requester");
        var wrong = start(change, "r-1");
        wrong.put("digest", ANOTHER_DIGEST);
        refused(change, 422, "digest_mismatch", () -> redeem(permit, wrong));
    }

    @Test
    void what_runs_gets_no_second_permit() {
        var change = aChange().approved(api);
        redeem(permit(change, "r-1"), start(change, "r-1"));

        refused(change, 409, "already_executing", () -> permit(change, "r-2"));
    }

    @Test
    void a_permit_is_over_at_its_last_moment() {
        var change = aChange().approved(api);
        var permit = permit(change, "r-1");
        time.advance(Duration.between(time.now(), Instant.parse(permit.text("expiresAt"))));

        refused(change, 410, "permit_expired", () -> redeem(permit, start(change, "r-1")));
    }

    @Test
    void a_revoked_permit_is_gone() {
        var change = aChange().approved(api);
        var permit = permit(change, "r-1");
        assertThat(api.as("sre-one")
                        .delete("/changes/permits/" + permit.text("id"))
                        .status())
                .isEqualTo(204);

        refused(change, 410, "permit_revoked", () -> redeem(permit, start(change, "r-1")));
    }

    @Test
    void a_newer_permit_ends_the_one_before() {
        var change = aChange().approved(api);
        var first = permit(change, "r-1");
        var second = permit(change, "r-2");

        refused(change, 410, "permit_revoked", () -> redeem(first, start(change, "r-1")));
        assertThat(redeem(second, start(change, "r-2")).status()).isEqualTo(200);
    }

    @Test
    void a_permit_of_one_change_starts_no_other() {
        var change = aChange().approved(api);
        var other = aChange().having("parameters", Map.of("version", "2.15.0")).approved(api);
        var permit = permit(change, "r-1");

        refused(other, 422, "digest_mismatch", () -> redeem(permit, start(other, "r-1")));
    }

    @Test
    void a_revision_takes_the_permit_and_the_approvals_with_it() {
        var change = aChange().approved(api);
        var permit = permit(change, "r-1");
        var revised = revise(change, Map.of("parameters", Map.of("chart", "checkout", "version", "6.6.6")));

        refused(change, 410, "permit_revoked", () -> redeem(permit, start(change, "r-1")));
        refused(change, 422, "digest_mismatch", () -> redeem(permit, start(revised, "r-1")));
        refused(change, 409, "not_approved", () -> permit(change, "r-1"));
        assertThat(revised.text("status")).isEqualTo("pending");
        assertThat(revised.text("stages/0/missing")).isEqualTo("1");
    }

    @Test
    void a_vote_on_what_would_have_run_before_counts_for_nothing() {
        var change = aChange().submit(api);
        var task = reviewTask(change);
        var revised = revise(change, Map.of("parameters", Map.of("version", "6.6.6")));

        var late = refused(change, 409, "stale_digest", () -> decide("sre-one", change));
        refused(change, 409, "stale_digest", () -> complete("sre-one", reviewTask(change), approvalOf(change)));
        refused(change, 409, "stale_digest", () -> complete("sre-one", task, approvalOf(change)));
        assertThat(late.text("outcome/what")).isEqualTo("revised");
        assertThat(decide("sre-one", revised).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"rollbackPlan, There is no way back.", "incident, INC-1", "environment, staging", "action, rollback"})
    void whatever_the_judgement_stood_on_reopens_it(String field, String value) {
        var change = aChange().approved(api);

        var revised = revise(change, Map.of(field, value));

        assertThat(revised.text("status")).isEqualTo("pending");
        refused(change, 409, "not_approved", () -> permit(change, "r-1"));
    }

    @Test
    void a_change_freeze_that_began_after_the_approval_holds() {
        var change = aChange().approved(api);
        var permit = permit(change, "r-1");
        freezes.declare(freeze("incident-command"));

        refused(change, 422, "gate_unmet", () -> redeem(permit, start(change, "r-1")));
        refused(change, 422, "gate_unmet", () -> permit(change, "r-2"));
    }

    @Test
    void a_change_freeze_is_lifted_by_its_own_team_only() {
        freezes.declare(freeze("incident-command"));
        var change = aChange().submit(api);
        decide("sre-one", change);
        assertThat(decide("owner-one", change).text("change/status")).isEqualTo("pending");
        refused(change, 403, "not_in_team", () -> decide("owner-two", change));
        assertThat(decide("commander", change).text("change/status")).isEqualTo("approved");

        assertThat(redeem(permit(change, "r-1"), start(change, "r-1")).status()).isEqualTo(200);
    }

    @Test
    void a_second_freeze_is_not_lifted_by_the_team_of_the_first() {
        freezes.declare(freeze("incident-command"));
        var change = aChange().submit(api);
        for (var approver : List.of("sre-one", "owner-one", "commander")) {
            assertThat(decide(approver, change).status()).isEqualTo(201);
        }
        freezes.declare(freeze("security"));

        refused(change, 422, "gate_unmet", () -> permit(change, "r-1"));
    }

    @Test
    void nothing_runs_outside_the_window() {
        var opens = time.now().plus(Duration.ofHours(2));
        var closes = opens.plus(Duration.ofHours(1));
        var change = aChange()
                .having("window", Map.of("notBefore", opens.toString(), "notAfter", closes.toString()))
                .approved(api);
        refused(change, 422, "outside_window", () -> permit(change, "r-1"));

        time.advance(Duration.between(time.now(), closes.minusSeconds(30)));
        var permit = permit(change, "r-1");
        assertThat(Instant.parse(permit.text("expiresAt"))).isBeforeOrEqualTo(closes);
        time.advance(Duration.ofSeconds(31));

        refused(change, 410, "permit_expired", () -> redeem(permit, start(change, "r-1")));
        refused(change, 409, "change_closed", () -> permit(change, "r-2"));
    }

    @Test
    void the_permit_names_the_operation_and_lives_for_minutes() throws ParseException {
        var change = aChange().approved(api);

        var claims = SignedJWT.parse(permit(change, "r-1").text("permit")).getJWTClaimsSet();

        assertThat(claims.getClaim("authorization_details").toString())
                .contains(change.text("digest"), "k8s/payments/checkout", "production", "deploy");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isLessThanOrEqualTo(Duration.ofSeconds(300));
        assertThat(claims.getJSONObjectClaim("quorum"))
                .containsEntry("needed", 2L)
                .containsEntry("given", 2L);
    }

    @Test
    void what_ran_otherwise_is_a_violation_that_stays() {
        var change = aChange().approved(api);
        var execution = redeem(permit(change, "r-1"), start(change, "r-1"));

        var reported = api.as("requester")
                .post(
                        "/changes/executions/" + execution.text("id") + "/outcome",
                        Map.of("result", "succeeded", "observedDigest", ANOTHER_DIGEST));

        assertThat(reported.status()).isEqualTo(200);
        assertThat(reported.text("violation")).isEqualTo("true");
        assertThat(reported.text("execution/violation")).contains(ANOTHER_DIGEST);
        assertThat(jdbc.sql("select count(*) from countersign.audit_pending where kind = 'digest_violated'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private Answer revise(Answer change, Map<String, ?> corrections) {
        var revised = api.as("requester")
                .with("If-Match", again(change).etag())
                .post(path(change) + "/revisions", corrections);
        assertThat(revised.status()).describedAs(revised.body().toString()).isEqualTo(201);
        return again(change);
    }

    private Freeze freeze(String overrideTeam) {
        var now = time.now();
        return new Freeze(
                "freeze-" + overrideTeam,
                "Freeze of " + overrideTeam,
                Set.of("production"),
                Set.of(),
                now.minusSeconds(60),
                now.plusSeconds(3600),
                overrideTeam);
    }
}
