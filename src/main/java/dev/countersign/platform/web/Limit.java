package dev.countersign.platform.web;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many items of a list are wanted: 1 to 200, 50 where nothing is said. */
public final class Limit {

    public static final int MOST = 200;
    public static final int USUAL = 50;

    private Limit() {}

    /** Checks the parameter {@code limit}. */
    public static int of(@Nullable Integer wanted) {
        if (wanted == null) {
            return USUAL;
        }
        if (wanted < 1 || wanted > MOST) {
            throw new Refused(new Refusal(
                    Refusal.Kind.MALFORMED,
                    "bad_limit",
                    "limit: must be between 1 and " + MOST + ".",
                    "Ask for fewer at a time, and follow nextCursor.",
                    null,
                    List.of(new FieldError("limit", "must be between 1 and " + MOST))));
        }
        return wanted;
    }
}
