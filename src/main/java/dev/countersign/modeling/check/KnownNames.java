package dev.countersign.modeling.check;

import dev.countersign.platform.engine.ModelExpression;
import dev.countersign.platform.engine.ModelXml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Every name in an expression is a fact that the program knows, or a variable that something in the process may set. */
final class KnownNames implements ProcessRule {

    private static final Set<String> SETTING = Set.of(
            "resultVariable",
            "elementVariable",
            "initiator",
            "errorCodeVariable",
            "errorMessageVariable",
            "escalationCodeVariable");

    @Override
    public void look(ProcessModel model, Surroundings around, Findings findings) {
        var set = variables(model, around);
        for (var element : model.everything()) {
            var id = ModelXml.idOf(element);
            asked(element).forEach(name -> {
                if (name.property() != null) {
                    fact(name.root(), name.property(), id, around, set, findings);
                } else if (!set.contains(name.root())) {
                    findings.warning(
                            "unknown_variable",
                            id,
                            "It asks for " + name.root() + ", and nothing in this process sets it.",
                            "Ask for a fact, or let a form of the process have a field of that key.");
                }
            });
        }
    }

    /** What the expressions of an element ask for, without its delegates, which the guard has looked at. */
    static Stream<ModelExpression.Name> asked(Element element) {
        return texts(element).stream()
                .flatMap(text -> ModelExpression.read(text).stream())
                .flatMap(expression -> expression.names().stream());
    }

    private static void fact(
            String root, String property, String id, Surroundings around, Set<String> set, Findings findings) {
        var known = around.facts().get(root);
        if (known == null ? !set.contains(root) : !known.contains(property)) {
            findings.error(
                    "unknown_fact",
                    id,
                    "It asks for " + root + "." + property + ", which nobody knows.",
                    known == null
                            ? "Ask for a fact of one of "
                                    + String.join(
                                            ", ", new TreeSet<>(around.facts().keySet())) + "."
                            : "Ask for one of " + String.join(", ", new TreeSet<>(known)) + ".");
        }
    }

    private static List<String> texts(Element element) {
        var texts = new ArrayList<String>();
        ModelXml.attributes(element).stream()
                .filter(attribute -> !"delegateExpression".equals(attribute.getLocalName()))
                .forEach(attribute -> texts.add(attribute.getValue()));
        texts.add(ModelXml.text(element));
        texts.removeIf(text -> !text.contains("${"));
        return texts;
    }

    private static Set<String> variables(ProcessModel model, Surroundings around) {
        var set = new HashSet<String>();
        for (var element : model.everything()) {
            SETTING.forEach(attribute -> ModelNode.extension(element, attribute).ifPresent(set::add));
            if (Set.of("inputParameter", "outputParameter").contains(element.getLocalName())) {
                set.add(element.getAttribute("name"));
            } else if ("out".equals(element.getLocalName())) {
                set.add(element.getAttribute("target"));
            }
        }
        model.nodes("userTask")
                .flatMap(task -> task.extension("formRef").stream())
                .map(around.forms()::get)
                .forEach(form -> set.addAll(FormFields.keys(form)));
        return set;
    }
}
