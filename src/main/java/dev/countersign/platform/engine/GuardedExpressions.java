package dev.countersign.platform.engine;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import jakarta.el.ELResolver;
import org.operaton.bpm.engine.impl.el.Expression;
import org.operaton.bpm.engine.impl.el.JuelExpressionManager;
import org.operaton.bpm.impl.juel.ExpressionFactoryImpl;

/**
 * The engine's expressions, cut down to {@link ExpressionGrammar} whenever one is made and to {@link ExpressionNames}
 * whenever one is evaluated. Without method calls, functions and bean properties none can reach Java.
 */
final class GuardedExpressions extends JuelExpressionManager {

    private final ExpressionNames names;

    GuardedExpressions(ExpressionNames names) {
        this.names = names;
        setExpressionFactory(new ExpressionFactoryImpl(ExpressionFactoryImpl.Profile.JEE5));
    }

    @Override
    public Expression createExpression(String expression) {
        ExpressionGrammar.objection(expression).ifPresent(objection -> {
            throw new Refused(refusal(expression, objection));
        });
        return super.createExpression(expression);
    }

    @Override
    protected ELResolver createElResolver() {
        return names;
    }

    private static Refusal refusal(String expression, String objection) {
        return Refusal.unprocessable(
                "expression_refused",
                "The expression " + expression + " " + objection + ".",
                "Ask for a fact by name, or let a delegate work it out.");
    }
}
