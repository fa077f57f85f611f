package dev.countersign.policy.process;

import camundajar.impl.scala.Product;
import dev.countersign.policy.Feel.Parts;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Ref;

/** What a cell is made of, by its syntax tree. What is not known to be a plain comparison counts as none. */
final class SyntaxOfCell {

    private static final Set<String> EQUALITY = Set.of(
            "AtLeastOne",
            "InputEqualTo",
            "UnaryTestExpression",
            "Not",
            "In",
            "Equal",
            "Conjunction",
            "Disjunction",
            "ConstInputValue$",
            "ConstList",
            "$colon$colon",
            "Nil$");
    private static final Set<String> ORDER = Set.of(
            "InputLessThan",
            "InputLessOrEqual",
            "InputGreaterThan",
            "InputGreaterOrEqual",
            "InputInRange",
            "ConstRange",
            "OpenConstRangeBoundary",
            "ClosedConstRangeBoundary",
            "LessThan",
            "LessOrEqual",
            "GreaterThan",
            "GreaterOrEqual");

    /** Beyond that a number is no boundary that anybody means: 1e999999999 alone would fill the memory. */
    private static final int MOST_DIGITS = 30;

    private final Set<String> names = new LinkedHashSet<>();
    private final Set<Object> constants = new LinkedHashSet<>();
    private boolean plain = true;
    private boolean ordered;

    SyntaxOfCell(ParsedExpression parsed) {
        visit(parsed.expression());
    }

    /** An order among texts has no atoms: between any two there are others. */
    Parts parts() {
        var ordersTexts = ordered && constants.stream().anyMatch(String.class::isInstance);
        return new Parts(Set.copyOf(names), Set.copyOf(constants), plain && !ordersTexts);
    }

    private void visit(Object node) {
        if (node instanceof ConstNumber number) {
            number(number.value().bigDecimal());
        } else if (node instanceof ArithmeticNegation minus && minus.x() instanceof ConstNumber number) {
            number(number.value().bigDecimal().negate());
        } else if (node instanceof ConstString text) {
            constants.add(text.value());
        } else if (node instanceof ConstBool truth) {
            constants.add(truth.value());
        } else if (node instanceof Ref ref) {
            names.add(ref.names().head());
            plain = false;
        } else if (node instanceof Product compound) {
            inside(compound);
        } else {
            plain = false;
        }
    }

    private void inside(Product compound) {
        var kind = compound.getClass().getSimpleName();
        ordered |= ORDER.contains(kind);
        plain &= ORDER.contains(kind) || EQUALITY.contains(kind);
        for (int i = 0; i < compound.productArity(); i++) {
            visit(compound.productElement(i));
        }
    }

    private void number(BigDecimal number) {
        if (Math.abs(number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            plain = false;
        } else {
            constants.add(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
        }
    }
}
