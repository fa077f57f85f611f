package dev.countersign.policy.process;

import dev.countersign.policy.Feel;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.dmn.engine.impl.spi.type.DmnDataTypeTransformerRegistry;
import org.operaton.bpm.dmn.engine.impl.type.DefaultDataTypeTransformerRegistry;
import org.operaton.bpm.dmn.feel.impl.FeelException;
import org.operaton.bpm.engine.variable.Variables;
import org.operaton.bpm.engine.variable.context.VariableContext;
import org.springframework.stereotype.Component;

/** {@link StrictFeel} and the types of the engine, as the engine brings them together when it evaluates a table. */
final class FeelOfTables implements Feel {

    /** Gives each check one of its own. */
    @Component
    static final class Fresh implements Source {
        @Override
        public Feel fresh() {
            return new FeelOfTables();
        }
    }

    /** What the engine calls the value of a column unless the column says otherwise. */
    private static final String INPUT = "cellInput";

    private static final DmnDataTypeTransformerRegistry TYPES = new DefaultDataTypeTransformerRegistry();

    private final StrictFeel feel = new StrictFeel();

    @Override
    public Parts tests(String tests) {
        return sound(() -> new SyntaxOfCell(feel.parseUnaryTests(tests)).parts());
    }

    @Override
    public Parts expression(String expression) {
        return sound(() -> new SyntaxOfCell(feel.parse(expression)).parts());
    }

    @Override
    public boolean fits(String tests, Object input, Map<String, Object> variables) {
        var all = new HashMap<>(variables);
        all.put(INPUT, input);
        return sound(() -> feel.evaluateSimpleUnaryTests(tests, INPUT, context(all)));
    }

    @Override
    public Object value(String expression, @Nullable String type, Map<String, Object> variables) {
        return sound(() -> {
            Object value = feel.evaluateSimpleExpression(expression, context(variables));
            return type == null ? value : typed(expression, type, value);
        });
    }

    private static Object typed(String expression, String type, Object value) {
        try {
            return TYPES.getTransformer(type).transform(value).getValue();
        } catch (IllegalArgumentException e) {
            throw new FeelException("\"" + expression + "\" gives no " + type);
        }
    }

    private static VariableContext context(Map<String, Object> variables) {
        return Variables.fromMap(variables).asVariableContext();
    }

    private static <T> T sound(Supplier<T> work) {
        try {
            return work.get();
        } catch (FeelException e) {
            throw new Unsound(String.valueOf(e.getMessage()));
        }
    }
}
