package dev.countersign.change;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class A_withdrawal extends LifecycleTest {

    private static final Map<String, String> REASON = Map.of("reason", "The release is postponed.");

    private void withdrawn(Api.Answer change) {
        var me = api.as(change.text("requester"));
        var answer = expect(200, me.with("If-Match", seen(change).etag()).post(path(change) + "/withdrawal", REASON));
        assertThat(answer.text("status")).isEqualTo("withdrawn");
        assertThat(answer.body().path("allowedActions")).isEmpty();
        assertThat(timeline(change)).endsWith("change_withdrawn");
        assertThat(process(change)).as("the process has ended").isNull();
        var again = me.post(path(change) + "/withdrawal", REASON);
        refused(again, 409, "change_closed");
        assertThat(again.text("outcome/what")).isEqualTo("withdrawn");
        assertThat(again.text("outcome/who")).isEqualTo(change.text("requester"));
    }

    @Test
    void ends_what_is_pending_half_decided_rejected_or_approved() {
        withdrawn(aChange().submit(api));
        withdrawn(decided(aChange().submit(api), "sre-one"));
        withdrawn(rejected(aChange(), "Say how the schema goes back."));
        var approved = aChange().approved(api);
        var permit = expect(
                201,
                api.as("requester").post(path(approved) + "/permits", Map.of("audience", "deployer", "runId", "r-1")));
        withdrawn(approved);
        assertThat(api.as("requester")
                        .get("/changes/permits/" + permit.text("id"))
                        .text("state"))
                .isEqualTo("revoked");
        assertThat(inbox("requester")).isEmpty();
        assertThat(inbox("sre-two")).isEmpty();
    }

    @Test
    void comes_too_late_once_it_runs() {
        var change = executing(aChange().approved(api));
        var before = everything(change);
        refused(api.as("requester").post(path(change) + "/withdrawal", REASON), 409, "change_executing");
        assertThat(everything(change)).isEqualTo(before);
    }

    @Test
    void is_not_for_others_and_not_without_a_reason() {
        var change = aChange().submit(api);
        var before = everything(change);
        for (var other : List.of("developer", "sre-one", "owner-one", "operator", "modeler-one")) {
            refused(api.as(other).post(path(change) + "/withdrawal", REASON), 403, "not_the_requester");
        }
        refused(api.as("requester").post(path(change) + "/withdrawal", Map.of()), 422, "invalid");
        refused(api.as("requester").post(path(change) + "/withdrawal", Map.of("reason", " ")), 422, "invalid");
        assertThat(everything(change)).isEqualTo(before);
    }

    @Test
    void is_for_an_author_as_well() {
        var change = aChange().having("authors", List.of("developer")).submit(api);
        expect(200, api.as("developer").post(path(change) + "/withdrawal", REASON));
        assertThat(seen(change).text("status")).isEqualTo("withdrawn");
    }
}
