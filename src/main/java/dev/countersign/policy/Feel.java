package dev.countersign.policy;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * FEEL as decision tables are evaluated, one cell at a time: for whoever judges a table before it is in force. Keeps what it
 * parsed, so each check takes one of its own.
 */
public interface Feel {

    /** Where to get one. */
    @FunctionalInterface
    interface Source {
        Feel fresh();
    }

    /** A cell that cannot be read, or that fails where it is evaluated. */
    final class Unsound extends RuntimeException {
        public Unsound(String message) {
            super(message);
        }
    }

    /**
     * What a cell is made of.
     *
     * @param names that it reads, besides its own input
     * @param constants texts, numbers (as BigDecimal) and truth values in it
     * @param plain whether it does nothing but compare its own input with these constants
     */
    record Parts(Set<String> names, Set<Object> constants, boolean plain) {}

    /** @throws Unsound if they cannot be read */
    Parts tests(String tests);

    /** @throws Unsound if it cannot be read */
    Parts expression(String expression);

    /** Whether the cell of a rule fits what is in its column. @throws Unsound if that cannot be said */
    boolean fits(String tests, Object input, Map<String, Object> variables);

    /** @param type typeRef to which the engine brings it, if any. @throws Unsound if it gives nothing of that type */
    Object value(String expression, @Nullable String type, Map<String, Object> variables);
}
