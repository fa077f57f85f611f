package dev.countersign.laws;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Law 4: who left a moment ago, with the page still open; and an approval whose approver has left since. */
class Membership_counts_as_it_is_now extends Attack {

    /** What happened to the approver after their approval. */
    enum Loss {
        LEFT_THE_TEAM {
            @Override
            void happen(Membership_counts_as_it_is_now t) {
                t.leaves("sre-one", "sre");
            }
        },
        PERSON_DISABLED {
            @Override
            void happen(Membership_counts_as_it_is_now t) {
                t.administer("PATCH", "/people/sre-one", Map.of("active", false));
            }
        },
        ACCOUNT_DISABLED {
            @Override
            void happen(Membership_counts_as_it_is_now t) {
                t.administer("PATCH", "/accounts/sre-one", Map.of("active", false));
            }
        },
        TEAM_DISABLED {
            @Override
            void happen(Membership_counts_as_it_is_now t) {
                t.administer("PATCH", "/teams/sre", Map.of("active", false));
            }
        };

        abstract void happen(Membership_counts_as_it_is_now t);
    }

    @Test
    void who_left_a_moment_ago_decides_nothing() {
        var change = aChange().submit(api);
        var task = reviewTask(change);
        joins("sre-one", "security");
        leaves("sre-one", "sre");

        refused(change, 403, "not_in_team", () -> decide("sre-one", change));
        refused(change, 403, "not_in_team", () -> complete("sre-one", task, approvalOf(change)));
    }

    @Test
    void who_may_see_nothing_any_more_does_not_find_it() {
        var change = aChange().submit(api);
        var task = reviewTask(change);
        leaves("sre-one", "sre");

        refused(change, 404, "change_not_found", () -> decide("sre-one", change));
        refused(change, 404, "task_not_found", () -> complete("sre-one", task, approvalOf(change)));
    }

    @Test
    void whose_membership_has_run_out_decides_nothing() {
        joins("auditor", "sre");
        administer(
                "PUT",
                "/teams/sre/members/auditor",
                Map.of("until", time.now().plusSeconds(600).toString()));
        var change = aChange().submit(api);
        time.advance(Duration.ofSeconds(601));

        refused(change, 403, "not_in_team", () -> decide("auditor", change));
    }

    @Test
    void whose_membership_is_yet_to_begin_decides_nothing() {
        administer(
                "PUT",
                "/teams/sre/members/auditor",
                Map.of("since", time.now().plusSeconds(600).toString()));
        var change = aChange().submit(api);

        refused(change, 403, "not_in_team", () -> decide("auditor", change));
    }

    @Test
    void who_joined_a_moment_ago_decides() {
        var change = aChange().submit(api);
        joins("auditor", "sre");

        assertThat(decide("auditor", change).status()).isEqualTo(201);
    }

    @Test
    void a_disabled_account_or_person_is_not_let_in() {
        var change = aChange().submit(api);
        var task = reviewTask(change);
        administer("PATCH", "/accounts/sre-one", Map.of("active", false));
        administer("PATCH", "/people/sre-two", Map.of("active", false));
        var before = state(change.text("id"));

        for (var account : new String[] {"sre-one", "sre-two"}) {
            assertThat(decide(account, change).status()).isEqualTo(401);
            assertThat(complete(account, task, approvalOf(change)).status()).isEqualTo(401);
        }
        assertThat(state(change.text("id"))).isEqualTo(before);
    }

    @Test
    void who_is_away_decides_nothing_and_their_stand_in_does() {
        joins("sre-one", "security");
        var change = aChange().submit(api);
        isAway("sre-one", "auditor");

        // Away from all teams: what those teams see is not theirs to see meanwhile.
        refused(change, 404, "change_not_found", () -> decide("sre-one", change));
        var decided = decide("auditor", change);
        assertThat(decided.status()).isEqualTo(201);
        assertThat(decided.text("decision/onBehalfOf")).isEqualTo("sre-one");
    }

    @Test
    void a_stand_in_who_is_away_hands_on_to_nobody() {
        var change = aChange().submit(api);
        isAway("sre-one", "auditor");
        isAway("auditor", "commander");

        refused(change, 403, "not_in_team", () -> decide("commander", change));
    }

    @Test
    void a_stand_in_decides_nothing_once_the_absence_is_over() {
        var change = aChange().submit(api);
        isAway("sre-one", "auditor");
        var absence = api.as("operator").get("/directory/people/sre-one").text("absences/0/id");
        assertThat(api.as("operator")
                        .delete("/directory/people/sre-one/absences/" + absence)
                        .status())
                .isEqualTo(204);

        refused(change, 403, "not_in_team", () -> decide("auditor", change));
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void an_approval_counts_no_more_when_its_approver_is_lost(Loss loss) {
        var change = aChange().approved(api);
        var permit = permit(change, "r-1");
        loss.happen(this);

        refused(change, 422, "quorum_missing", () -> redeem(permit, start(change, "r-1")));
        refused(change, 422, "quorum_missing", () -> permit(change, "r-2"));
    }

    @Test
    void a_stand_ins_approval_counts_no_more_when_the_stand_in_is_disabled() {
        isAway("sre-one", "auditor");
        var change = approvedBy("auditor", "owner-one");
        var permit = permit(change, "r-1");
        administer("PATCH", "/people/auditor", Map.of("active", false));

        refused(change, 422, "quorum_missing", () -> redeem(permit, start(change, "r-1")));
        refused(change, 422, "quorum_missing", () -> permit(change, "r-2"));
    }

    @Test
    void a_stand_ins_approval_counts_no_more_when_the_absent_member_has_left() {
        isAway("sre-one", "auditor");
        var change = approvedBy("auditor", "owner-one");
        leaves("sre-one", "sre");

        refused(change, 422, "quorum_missing", () -> permit(change, "r-1"));
    }

    @Test
    void an_approval_is_not_lost_by_going_on_holiday() {
        var change = aChange().approved(api);
        isAway("sre-one", "auditor");

        assertThat(permit(change, "r-1").status()).isEqualTo(201);
    }

    @Test
    void the_lost_seat_is_asked_again_and_taken_by_another() {
        var change = aChange().approved(api);
        leaves("sre-one", "sre");
        refused(change, 422, "quorum_missing", () -> permit(change, "r-1"));

        var asked =
                api.as("requester").with("If-Match", again(change).etag()).post(path(change) + "/revisions", Map.of());
        assertThat(asked.status()).describedAs(asked.body().toString()).isEqualTo(201);
        refused(change, 409, "not_approved", () -> permit(change, "r-1"));
        assertThat(decide("sre-two", change).text("change/status")).isEqualTo("approved");
        assertThat(redeem(permit(change, "r-1"), start(change, "r-1")).status()).isEqualTo(200);
    }

    private Answer approvedBy(String... approvers) {
        var change = aChange().submit(api);
        for (var approver : approvers) {
            assertThat(decide(approver, change).status()).isEqualTo(201);
        }
        return api.as("requester").get(path(change));
    }
}
