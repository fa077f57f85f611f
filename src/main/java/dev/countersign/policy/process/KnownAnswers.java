package dev.countersign.policy.process;

import dev.countersign.policy.Answer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The latest answers of one version of a table. The table is a function of its inputs, so the same ones need no second
 * evaluation; inputs that it never mentions do not count. Refusals are not kept.
 */
final class KnownAnswers {

    static final int USUAL = 1_000;
    private static final Pattern TEXT = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");

    private final String expressions;
    private final Map<String, Boolean> mentions = new ConcurrentHashMap<>();
    private final Map<Map<String, Object>, Answer> latest;

    /** @param expressions all that the table holds */
    KnownAnswers(List<String> expressions) {
        this(expressions, USUAL);
    }

    /** @param most how many are kept */
    KnownAnswers(List<String> expressions, int most) {
        this.expressions = TEXT.matcher(String.join("\n", expressions)).replaceAll("\"\"");
        this.latest = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Map<String, Object>, Answer> eldest) {
                return size() > most;
            }
        };
    }

    Answer to(Map<String, Object> inputs, Function<Map<String, Object>, Answer> table) {
        var mentioned = mentioned(inputs);
        synchronized (latest) {
            var known = latest.get(mentioned);
            if (known != null) {
                return known;
            }
        }
        var answer = table.apply(inputs);
        synchronized (latest) {
            latest.put(mentioned, answer);
        }
        return answer;
    }

    int size() {
        synchronized (latest) {
            return latest.size();
        }
    }

    /** Too many at worst: a name that is part of another counts as mentioned. */
    Map<String, Object> mentioned(Map<String, Object> inputs) {
        var mentioned = new HashMap<>(inputs);
        mentioned.keySet().removeIf(name -> !mentions.computeIfAbsent(name, expressions::contains));
        return mentioned;
    }
}
