package dev.countersign.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When an emergency session may run an action. From the widest to the narrowest. */
public enum Reach {
    @JsonProperty("at-once")
    AT_ONCE("at-once"),
    @JsonProperty("co-signature")
    CO_SIGNATURE("co-signature"),
    @JsonProperty("never")
    NEVER("never");

    private final String word;

    Reach(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Reach of(Row row) {
        var word = row.word("reach");
        for (var reach : values()) {
            if (reach.word.equals(word)) {
                return reach;
            }
        }
        throw row.unreadable("reach", "at-once, co-signature or never");
    }
}
