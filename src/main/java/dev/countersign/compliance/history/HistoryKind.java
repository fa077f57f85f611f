package dev.countersign.compliance.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What the history is of. */
public enum HistoryKind {
    @JsonProperty("change")
    CHANGE,
    @JsonProperty("session")
    SESSION;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HistoryKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
