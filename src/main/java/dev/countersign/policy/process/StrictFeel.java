package dev.countersign.policy.process;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.operaton.bpm.dmn.feel.impl.FeelEngine;
import org.operaton.bpm.dmn.feel.impl.FeelException;
import org.operaton.bpm.engine.variable.context.VariableContext;

/**
 * FEEL that fails where FEEL would shrug. By the standard a name that is not there, or a text compared with a number, is
 * null, and null fits no rule: a table with a slip in it would fall silent. Here each of these is an error.
 *
 * <p>Keeps what it parsed, since parsing costs more than all the rest: one instance for one table, so that it forgets with
 * the table.
 */
final class StrictFeel implements FeelEngine {

    /** The same change has to get the same answer whenever it is asked for. */
    private static final Pattern NOT_PURE = Pattern.compile("\\b(now|today|random number)\\s*\\(");

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    private final Map<String, ParsedExpression> expressions = new ConcurrentHashMap<>();
    private final Map<String, ParsedExpression> unaryTests = new ConcurrentHashMap<>();
    private final PureResults pure = new PureResults();

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String expression, VariableContext context) {
        var variables = variables(context);
        return (T) pure.of(
                expression,
                null,
                variables.keySet(),
                null,
                () -> sound(expression, FEEL.evaluate(parse(expression), variables)));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String inputVariable, VariableContext context) {
        var variables = variables(context);
        var tested = variables.get(inputVariable);
        var result = pure.of(
                expression,
                tested,
                variables.keySet(),
                inputVariable,
                () -> sound(expression, FEEL.evaluateWithInput(parseUnaryTests(expression), tested, variables)));
        if (result instanceof Boolean fits) {
            return fits;
        }
        throw new FeelException("\"" + expression + "\" is neither true nor false");
    }

    /** @throws FeelException if it cannot be read */
    ParsedExpression parse(String expression) {
        return expressions.computeIfAbsent(expression, text -> readable(text, FEEL.parseExpression(text)));
    }

    /** @throws FeelException if it cannot be read */
    ParsedExpression parseUnaryTests(String expression) {
        return unaryTests.computeIfAbsent(expression, text -> readable(text, FEEL.parseUnaryTests(text)));
    }

    private static ParsedExpression readable(String text, ParseResult result) {
        if (result.isFailure()) {
            throw new FeelException("\"" + text + "\" is no FEEL");
        }
        if (NOT_PURE.matcher(text).find()) {
            throw new FeelException("\"" + text + "\" depends on more than the change: on the clock, or on chance");
        }
        return result.parsedExpression();
    }

    /** The expression reads what the change does not tell. */
    static final class NotTold extends FeelException {
        NotTold(String message) {
            super(message);
        }
    }

    private static Object sound(String expression, EvaluationResult result) {
        if (result.isFailure()) {
            throw new FeelException(
                    "\"" + expression + "\" fails: " + result.failure().message());
        }
        if (result.hasSuppressedFailures()) {
            throw shrugged(expression, result.suppressedFailures().head());
        }
        var value = result.result();
        if (value == null) {
            throw new FeelException("\"" + expression + "\" gives nothing");
        }
        return value;
    }

    private static FeelException shrugged(String expression, EvaluationFailure failure) {
        var message = "\"" + expression + "\" fails: " + failure.failureMessage();
        return failure.failureType().toString().equals("NO_VARIABLE_FOUND")
                ? new NotTold(message)
                : new FeelException(message);
    }

    private static Map<String, Object> variables(VariableContext context) {
        var variables = new HashMap<String, Object>();
        context.keySet()
                .forEach(name -> variables.put(name, context.resolve(name).getValue()));
        return variables;
    }
}
