package dev.countersign.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How risky a change is, from the least to the most. In tables, JSON and the database in lower case. */
public enum Risk {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Risk read(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException("No level of risk: " + word));
    }

    public static Optional<Risk> of(String word) {
        return Arrays.stream(values()).filter(risk -> risk.word().equals(word)).findFirst();
    }

    public boolean above(Risk other) {
        return compareTo(other) > 0;
    }
}
