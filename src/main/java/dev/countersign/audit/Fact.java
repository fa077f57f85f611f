package dev.countersign.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, before it is written down.
 *
 * @param kind past tense, such as {@code decision_recorded}
 * @param subject id of what it is about: a change, session, team, account …
 * @param revision the change's revision, where there is one
 * @param data further facts as JSON values; no secrets
 */
public record Fact(
        String kind, String subject, @Nullable Integer revision, Map<String, ? extends @Nullable Object> data) {

    public static Fact of(String kind, String subject, Map<String, ? extends @Nullable Object> data) {
        return new Fact(kind, subject, null, data);
    }
}
