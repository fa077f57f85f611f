package dev.countersign.modeling.release;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a release stands. */
public enum ReleaseStatus {
    PENDING,
    APPROVED,
    RELEASED,
    REJECTED,
    WITHDRAWN,
    EXPIRED,
    FAILED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean closed() {
        return this != PENDING && this != APPROVED;
    }

    static Optional<ReleaseStatus> of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }
}
