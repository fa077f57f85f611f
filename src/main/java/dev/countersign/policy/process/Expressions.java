package dev.countersign.policy.process;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.dmn.engine.DmnDecision;
import org.operaton.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.operaton.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.operaton.bpm.dmn.feel.impl.FeelException;

/** All expressions of a table, each parsed: the decision engine itself parses them no sooner than it needs them. */
final class Expressions {

    private final StrictFeel feel;
    private final List<String> texts = new ArrayList<>();

    private Expressions(StrictFeel feel) {
        this.feel = feel;
    }

    /** @throws FeelException if one cannot be read, or if the decision is more or other than one table */
    static List<String> of(DmnDecision decision, StrictFeel feel) {
        if (!(decision.getDecisionLogic() instanceof DmnDecisionTableImpl table)) {
            throw new FeelException("it is no decision table");
        }
        if (!decision.getRequiredDecisions().isEmpty()) {
            throw new FeelException("it depends on another decision, of which the change would not tell");
        }
        var found = new Expressions(feel);
        table.getInputs().forEach(input -> found.add(input.getExpression(), false));
        table.getRules().forEach(rule -> {
            rule.getConditions().forEach(condition -> found.add(condition, true));
            rule.getConclusions().forEach(conclusion -> found.add(conclusion, false));
        });
        return List.copyOf(found.texts);
    }

    private void add(@Nullable DmnExpressionImpl expression, boolean unaryTests) {
        var text = expression == null ? null : expression.getExpression();
        if (expression == null || text == null || text.isBlank()) {
            return;
        }
        if (!isFeel(expression.getExpressionLanguage())) {
            throw new FeelException("\"" + text + "\" is in another language than FEEL");
        }
        if (unaryTests) {
            feel.parseUnaryTests(text);
        } else {
            feel.parse(text);
        }
        texts.add(text);
    }

    private static boolean isFeel(@Nullable String language) {
        return language == null
                || language.equals("feel")
                || language.matches("https?://www\\.omg\\.org/spec/.*FEEL.*/?");
    }
}
