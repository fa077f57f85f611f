package dev.countersign.platform.engine;

import java.util.Optional;
import java.util.Set;
import org.operaton.bpm.impl.juel.AstBinary;
import org.operaton.bpm.impl.juel.AstBoolean;
import org.operaton.bpm.impl.juel.AstComposite;
import org.operaton.bpm.impl.juel.AstDot;
import org.operaton.bpm.impl.juel.AstEval;
import org.operaton.bpm.impl.juel.AstIdentifier;
import org.operaton.bpm.impl.juel.AstNested;
import org.operaton.bpm.impl.juel.AstNull;
import org.operaton.bpm.impl.juel.AstNumber;
import org.operaton.bpm.impl.juel.AstString;
import org.operaton.bpm.impl.juel.AstText;
import org.operaton.bpm.impl.juel.AstUnary;
import org.operaton.bpm.impl.juel.Builder;
import org.operaton.bpm.impl.juel.Node;
import org.operaton.bpm.impl.juel.TreeBuilderException;

/**
 * What a model may write between <code>${</code> and <code>}</code>: a name, a name and one property, literals,
 * comparisons, {@code and}, {@code or}, {@code not}, parentheses. Judged on the syntax tree of the very parser that
 * evaluates it, so that there is no second reading.
 */
final class ExpressionGrammar {

    private static final Set<Class<?>> LEAVES = Set.of(
            AstText.class, AstIdentifier.class, AstString.class, AstNumber.class, AstBoolean.class, AstNull.class);
    private static final Set<AstBinary.Operator> BINARY = Set.of(
            AstBinary.EQ,
            AstBinary.NE,
            AstBinary.LT,
            AstBinary.LE,
            AstBinary.GT,
            AstBinary.GE,
            AstBinary.AND,
            AstBinary.OR);
    private static final Set<AstUnary.Operator> UNARY = Set.of(AstUnary.NOT, AstUnary.NEG);
    private static final Set<String> RESERVED_PROPERTIES = Set.of("class");
    private static final int LONGEST = 1000;

    private ExpressionGrammar() {}

    /** Why the text is no expression of ours, or empty; plain text without <code>${</code> always passes. */
    static Optional<String> objection(String text) {
        if (text.length() > LONGEST && (text.contains("${") || text.contains("#{"))) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        try {
            return objection(new Builder().build(text).getRoot());
        } catch (TreeBuilderException | StackOverflowError e) {
            return Optional.of(
                    "cannot be read as names, literals, comparisons, and, or, not: calls and brackets are not allowed");
        }
    }

    /** The name in an expression that is nothing but <code>${name}</code>. */
    static Optional<String> soleName(String text) {
        if (objection(text).isPresent()) {
            return Optional.empty();
        }
        Node root = new Builder().build(text).getRoot();
        return root instanceof AstEval && root.getChild(0) instanceof AstIdentifier name
                ? Optional.of(name.getName())
                : Optional.empty();
    }

    static boolean isPlainText(String text) {
        return !text.contains("${") && !text.contains("#{");
    }

    private static Optional<String> objection(Node node) {
        if (!isAllowed(node)) {
            return Optional.of(
                    "uses " + describe(node) + ", which is more than names, literals, comparisons, and, or, not");
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            var inner = objection(node.getChild(i));
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.empty();
    }

    private static boolean isAllowed(Node node) {
        if (node instanceof AstEval eval) {
            return !eval.isDeferred();
        } else if (node instanceof AstBinary binary) {
            return BINARY.contains(binary.getOperator());
        } else if (node instanceof AstUnary unary) {
            return UNARY.contains(unary.getOperator());
        } else if (node.getClass() == AstDot.class) {
            return node.getChild(0) instanceof AstIdentifier && !RESERVED_PROPERTIES.contains(property(node));
        }
        return node instanceof AstNested || node instanceof AstComposite || LEAVES.contains(node.getClass());
    }

    /** {@code AstDot} keeps its property to itself but prints it: {@code . property}. */
    private static String property(Node dot) {
        return dot.toString().replace(".", "").strip();
    }

    private static String describe(Node node) {
        return "'" + node.toString().strip() + "'";
    }
}
