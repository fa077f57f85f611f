package dev.countersign.compliance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What became of a right that was reviewed. */
public enum AccessVerdict {
    @JsonProperty("keep")
    KEEP,
    @JsonProperty("revoke")
    REVOKE,
    /** It had ended before anybody decided. Nobody sends this. */
    @JsonProperty("gone")
    GONE;

    static AccessVerdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
