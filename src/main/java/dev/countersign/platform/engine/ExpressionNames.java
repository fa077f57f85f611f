package dev.countersign.platform.engine;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotWritableException;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/**
 * What a name in an expression stands for: first facts, then delegates, and only then process variables, so that no
 * variable takes the place of either. Nothing has properties but facts and maps; nothing can be assigned.
 */
@Component
final class ExpressionNames extends ELResolver {

    private record FactsOf(EngineFacts facts, String businessKey) {}

    private final ModelVocabulary vocabulary;

    ExpressionNames(ModelVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        context.setPropertyResolved(true);
        var name = String.valueOf(property);
        if (base == null) {
            return root((VariableScope) context.getContext(VariableScope.class), name);
        } else if (base instanceof FactsOf known) {
            return property(known.facts().name(), known.facts().properties(), name)
                    .apply(known.businessKey());
        } else if (base instanceof Map<?, ?> map) {
            return property("the map", map, name);
        }
        throw refused("A value of type " + base.getClass().getSimpleName() + " has no property " + name + " here.");
    }

    private @Nullable Object root(@Nullable VariableScope scope, String name) {
        var facts = vocabulary.facts(name);
        if (facts.isPresent()) {
            return new FactsOf(facts.get(), businessKey(scope, name));
        }
        var delegate = vocabulary.delegate(name);
        if (delegate.isPresent()) {
            return delegate.get();
        }
        if (scope == null || !scope.hasVariable(name)) {
            throw refused("The model asks for " + name + ", which is neither a fact, nor a delegate, nor a variable.");
        }
        return scope.getVariable(name);
    }

    private static <V> V property(String owner, Map<?, V> values, String name) {
        var value = values.get(name);
        if (value == null) {
            var known = new TreeSet<String>();
            values.keySet().forEach(key -> known.add(String.valueOf(key)));
            throw refused("The model asks for " + name + " of " + owner + ", which has only " + String.join(", ", known)
                    + ".");
        }
        return value;
    }

    private static String businessKey(@Nullable VariableScope scope, String name) {
        var execution = scope instanceof TaskEntity task ? task.getExecution() : scope;
        if (execution instanceof ExecutionEntity found) {
            var root = found.getProcessInstance();
            while (root.getSuperExecution() != null) {
                root = root.getSuperExecution().getProcessInstance();
            }
            if (root.getBusinessKey() != null) {
                return root.getBusinessKey();
            }
        }
        throw refused(
                "The model asks for facts of " + name + " where there is no process instance with a business key.");
    }

    private static Refused refused(String detail) {
        return new Refused(Refusal.unprocessable("unknown_name", detail, "Correct the expression in the model."));
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
        throw new PropertyNotWritableException("Expressions assign nothing: " + property);
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        context.setPropertyResolved(true);
        return true;
    }

    @Override
    public Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        context.setPropertyResolved(true);
        return Object.class;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }
}
