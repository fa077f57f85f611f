package dev.countersign.modeling.tables;

import dev.countersign.policy.Feel;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;

/** Which values a cell cannot tell apart: where it only compares, those in the same place among what it compares with. */
final class Alike {

    private static final Object ANY_OTHER = new Object();

    private final Feel.Parts parts;
    private final List<BigDecimal> boundaries;

    Alike(Feel.Parts parts) {
        this.parts = parts;
        this.boundaries = List.copyOf(new TreeSet<>(Vocabulary.numbers(parts.constants())));
    }

    /** The same for two values means that the cell fits both or neither. */
    Object of(Object value) {
        if (!parts.plain()) {
            return value;
        } else if (value instanceof Number number) {
            return place(new BigDecimal(number.toString()));
        } else if (value instanceof String) {
            return parts.constants().contains(value) ? value : ANY_OTHER;
        }
        return value;
    }

    private int place(BigDecimal number) {
        int place = 0;
        for (var boundary : boundaries) {
            int order = number.compareTo(boundary);
            place += order > 0 ? 2 : order == 0 ? 1 : 0;
        }
        return place;
    }
}
