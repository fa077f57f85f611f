package dev.countersign.breakglass;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a session is between power and its price. */
public enum SessionStatus {
    /** Something may be done under it, unless it is over by the clock. */
    @JsonProperty("open")
    OPEN,
    /** Over; its closure is owed. */
    @JsonProperty("ended")
    ENDED,
    /** Its review is owed. */
    @JsonProperty("closed")
    CLOSED,
    /** Its preventive action is owed. */
    @JsonProperty("reviewed")
    REVIEWED,
    @JsonProperty("done")
    DONE;

    static SessionStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
