package dev.countersign.modeling.trial;

import dev.countersign.platform.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody would be told, had they done in earnest what was tried. */
public record TriedRefusal(
        String code, String detail, @Nullable String next, List<Refusal.FieldError> errors) {

    static TriedRefusal of(Refusal refusal) {
        return new TriedRefusal(refusal.code(), refusal.detail(), refusal.next(), refusal.errors());
    }
}
