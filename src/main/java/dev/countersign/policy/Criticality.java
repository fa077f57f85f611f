package dev.countersign.policy;

import java.util.Locale;

/** How much hangs on a target, from the least to the most. */
public enum Criticality {
    NORMAL,
    IMPORTANT,
    VITAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
