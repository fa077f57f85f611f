package dev.countersign.policy.process;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Results of expressions that depend on nothing but their text, or on that and the one value that they are tested with: nearly
 * all cells of a table. What fails is not kept.
 */
final class PureResults {

    private static final int MOST = 10_000;
    private static final Pattern TEXT = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");

    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<List<Object>, Object> known = new ConcurrentHashMap<>();

    /**
     * The result, worked out where it is not known.
     *
     * @param tested what a cell is tested with; none for an expression by itself
     * @param variables all that the expression could read
     * @param own name of the tested value among them
     */
    Object of(
            String expression,
            @Nullable Object tested,
            Collection<String> variables,
            @Nullable String own,
            Supplier<Object> result) {
        if ((own != null && tested == null) || mentions(expression, variables, own)) {
            return result.get();
        }
        var question = tested == null ? List.<Object>of(expression) : List.of(expression, tested);
        var before = known.get(question);
        if (before != null) {
            return before;
        }
        var found = result.get();
        if (known.size() < MOST) {
            known.put(question, found);
        }
        return found;
    }

    /** Once too often at worst: a name that is part of another counts as mentioned. */
    private boolean mentions(String expression, Collection<String> variables, @Nullable String own) {
        var text = names.computeIfAbsent(
                expression, written -> TEXT.matcher(written).replaceAll("\"\""));
        return variables.stream().anyMatch(name -> !name.equals(own) && text.contains(name));
    }
}
