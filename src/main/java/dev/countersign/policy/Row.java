package dev.countersign.policy;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outputs of one rule that fitted, read strictly: what is missing or of another kind refuses the change. */
public record Row(String table, String rule, Map<String, ? extends @Nullable Object> outputs) {

    String word(String column) {
        if (outputs.get(column) instanceof String word && !word.isBlank()) {
            return word;
        }
        throw unreadable(column, "a text");
    }

    int whole(String column) {
        if (outputs.get(column) instanceof Number number && number.doubleValue() == number.intValue()) {
            return number.intValue();
        }
        throw unreadable(column, "a whole number");
    }

    boolean flag(String column) {
        if (outputs.get(column) instanceof Boolean flag) {
            return flag;
        }
        throw unreadable(column, "true or false");
    }

    Duration duration(String column) {
        try {
            return Duration.parse(word(column));
        } catch (DateTimeParseException e) {
            throw unreadable(column, "a duration such as P2D or PT10M");
        }
    }

    RuleHit hit() {
        return new RuleHit(table, rule, word("reason"));
    }

    Refused unreadable(String column, String expected) {
        return new Refused(refusal(column, expected));
    }

    private Refusal refusal(String column, String expected) {
        var found = outputs.get(column);
        return PolicyRefusal.unreadable(
                table,
                "rule " + rule + " has to give " + expected + " in the column " + column
                        + (found == null ? ", and gives nothing" : ", and gives \"" + found + "\""));
    }
}
