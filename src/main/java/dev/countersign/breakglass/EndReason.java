package dev.countersign.breakglass;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why a session is over. */
public enum EndReason {
    @JsonProperty("by_hand")
    BY_HAND("it was ended"),
    @JsonProperty("incident_over")
    INCIDENT_OVER("its incident is over"),
    @JsonProperty("idle")
    IDLE("nothing was done under it for too long"),
    @JsonProperty("budget_spent")
    BUDGET_SPENT("its actions are used up"),
    @JsonProperty("expired")
    EXPIRED("its time is over"),
    @JsonProperty("revoked")
    REVOKED("it was revoked");

    private final String words;

    EndReason(String words) {
        this.words = words;
    }

    static EndReason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String words() {
        return words;
    }
}
