package dev.countersign.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What somebody is told of. */
public enum Kind {
    @JsonProperty("seat_opened")
    SEAT_OPENED,
    @JsonProperty("approvers_reminded")
    APPROVERS_REMINDED,
    @JsonProperty("review_escalated")
    REVIEW_ESCALATED,
    @JsonProperty("task_opened")
    TASK_OPENED,
    @JsonProperty("change_approved")
    CHANGE_APPROVED,
    @JsonProperty("change_rejected")
    CHANGE_REJECTED,
    @JsonProperty("change_declined")
    CHANGE_DECLINED,
    @JsonProperty("change_expired")
    CHANGE_EXPIRED,
    @JsonProperty("change_withdrawn")
    CHANGE_WITHDRAWN,
    @JsonProperty("change_succeeded")
    CHANGE_SUCCEEDED,
    @JsonProperty("change_failed")
    CHANGE_FAILED,
    @JsonProperty("change_rolled_back")
    CHANGE_ROLLED_BACK,
    @JsonProperty("digest_violated")
    DIGEST_VIOLATED,
    @JsonProperty("outcome_overdue")
    OUTCOME_OVERDUE,
    @JsonProperty("session_opened")
    SESSION_OPENED,
    @JsonProperty("co_signature_wanted")
    CO_SIGNATURE_WANTED,
    @JsonProperty("session_ended")
    SESSION_ENDED,
    @JsonProperty("debt_overdue")
    DEBT_OVERDUE,
    @JsonProperty("access_review_started")
    ACCESS_REVIEW_STARTED,
    @JsonProperty("model_released")
    MODEL_RELEASED,
    @JsonProperty("release_rejected")
    RELEASE_REJECTED,
    @JsonProperty("release_withdrawn")
    RELEASE_WITHDRAWN,
    @JsonProperty("release_expired")
    RELEASE_EXPIRED,
    @JsonProperty("release_failed")
    RELEASE_FAILED;

    static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
