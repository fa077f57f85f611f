package dev.countersign.compliance.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where something stands or how it came out: the statuses of changes, then those of sessions. */
public enum HistoryStatus {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("rejected")
    REJECTED,
    @JsonProperty("approved")
    APPROVED,
    @JsonProperty("executing")
    EXECUTING,
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("rolled_back")
    ROLLED_BACK,
    @JsonProperty("withdrawn")
    WITHDRAWN,
    @JsonProperty("expired")
    EXPIRED,
    @JsonProperty("declined")
    DECLINED,
    @JsonProperty("open")
    OPEN,
    @JsonProperty("ended")
    ENDED,
    @JsonProperty("closed")
    CLOSED,
    @JsonProperty("reviewed")
    REVIEWED,
    @JsonProperty("done")
    DONE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HistoryStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
