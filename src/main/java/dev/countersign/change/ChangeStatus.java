package dev.countersign.change;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a change stands. The last six are final (law 3). */
public enum ChangeStatus {
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
    DECLINED;

    public boolean closed() {
        return ordinal() >= SUCCEEDED.ordinal();
    }

    public static ChangeStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
