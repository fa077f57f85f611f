package dev.countersign.approval;

import java.util.Locale;

/** What a decision says. */
public enum Verdict {
    APPROVE,
    REJECT;

    static Verdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
