package dev.countersign.platform.engine;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.impl.juel.AstBinary;
import org.operaton.bpm.impl.juel.AstDot;
import org.operaton.bpm.impl.juel.AstEval;
import org.operaton.bpm.impl.juel.AstIdentifier;
import org.operaton.bpm.impl.juel.AstLiteral;
import org.operaton.bpm.impl.juel.AstNested;
import org.operaton.bpm.impl.juel.AstUnary;
import org.operaton.bpm.impl.juel.Builder;
import org.operaton.bpm.impl.juel.Node;

/** An expression of a model, read to be checked: what it asks for, and what follows from knowing one fact. */
public final class ModelExpression {

    /** What is asked for, as in <code>${root.property}</code>. */
    public record Name(String root, @Nullable String property) {}

    private final Node tree;

    private ModelExpression(Node tree) {
        this.tree = tree;
    }

    /** Empty where it is none of ours, by {@link ExpressionGrammar}. */
    public static Optional<ModelExpression> read(String text) {
        return ExpressionGrammar.objection(text).isPresent()
                ? Optional.empty()
                : Optional.of(new ModelExpression(new Builder().build(text).getRoot()));
    }

    /** The name in an expression that is nothing else, such as that of a delegate. */
    public static Optional<String> soleName(String text) {
        return ExpressionGrammar.soleName(text);
    }

    public Set<Name> names() {
        var names = new LinkedHashSet<Name>();
        collect(tree, names::add);
        return names;
    }

    private static void collect(Node node, Consumer<Name> names) {
        if (node instanceof AstDot && node.getChild(0) instanceof AstIdentifier root) {
            names.accept(new Name(root.getName(), property(node)));
        } else if (node instanceof AstIdentifier root) {
            names.accept(new Name(root.getName(), null));
        } else {
            for (int i = 0; i < node.getCardinality(); i++) {
                collect(node.getChild(i), names);
            }
        }
    }

    /**
     * Whether it holds where a fact has a value; empty where that hangs on something else.
     *
     * @param fact as in {@code change.status}
     */
    public Optional<Boolean> holds(String fact, String value) {
        return value(tree, fact, value).filter(Boolean.class::isInstance).map(Boolean.class::cast);
    }

    private static Optional<Object> value(Node node, String fact, String value) {
        if (node instanceof AstLiteral literal) {
            return Optional.ofNullable(literal.eval(null, null));
        } else if (node instanceof AstEval || node instanceof AstNested) {
            return value(node.getChild(0), fact, value);
        } else if (node instanceof AstDot && node.getChild(0) instanceof AstIdentifier root) {
            return (root.getName() + "." + property(node)).equals(fact) ? Optional.of(value) : Optional.empty();
        } else if (node instanceof AstUnary not && not.getOperator() == AstUnary.NOT) {
            return value(node.getChild(0), fact, value)
                    .filter(Boolean.class::isInstance)
                    .map(known -> !(Boolean) known);
        } else if (node instanceof AstBinary binary) {
            return binary(
                    binary.getOperator(), value(node.getChild(0), fact, value), value(node.getChild(1), fact, value));
        }
        return Optional.empty();
    }

    private static Optional<Object> binary(AstBinary.Operator operator, Optional<Object> left, Optional<Object> right) {
        if (operator == AstBinary.AND || operator == AstBinary.OR) {
            var decides = (Object) (operator == AstBinary.OR);
            if (left.filter(decides::equals).isPresent()
                    || right.filter(decides::equals).isPresent()) {
                return Optional.of(decides);
            }
            return left.isPresent() && right.isPresent() ? Optional.of(operator == AstBinary.AND) : Optional.empty();
        }
        if (operator != AstBinary.EQ && operator != AstBinary.NE) {
            return Optional.empty();
        }
        return left.flatMap(one -> right.filter(other -> one.getClass() == other.getClass())
                .map(other -> one.equals(other) == (operator == AstBinary.EQ)));
    }

    /** The parser keeps the property to itself but prints it: {@code . property}. */
    private static String property(Node dot) {
        return dot.toString().replace(".", "").strip();
    }
}
