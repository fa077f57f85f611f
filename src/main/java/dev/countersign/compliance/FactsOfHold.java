package dev.countersign.compliance;

import java.util.Map;
import java.util.Objects;

/** What entries say of a legal hold. */
final class FactsOfHold {

    private FactsOfHold() {}

    static Map<String, Object> of(LegalHold hold) {
        return Map.of(
                "kind", hold.kind(),
                "on", Objects.requireNonNullElse(hold.subject(), "*"),
                "reason",
                        hold.lifted() || hold.liftReason() != null ? String.valueOf(hold.liftReason()) : hold.reason());
    }
}
