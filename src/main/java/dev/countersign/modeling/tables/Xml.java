package dev.countersign.modeling.tables;

import dev.countersign.platform.engine.ModelXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Elements of a file of tables, by name. */
final class Xml {

    private Xml() {}

    /** @param dmn that the guard has let through */
    static Element root(byte[] dmn) {
        return Objects.requireNonNull(ModelXml.read("tables.dmn", dmn).document())
                .getDocumentElement();
    }

    static Stream<Element> children(Element element, String name) {
        return ModelXml.children(element).stream().filter(child -> name.equals(child.getLocalName()));
    }

    /** What the child of that name says. */
    static String text(Element element, String child) {
        return children(element, child)
                .map(Element::getTextContent)
                .map(String::strip)
                .findFirst()
                .orElse("");
    }

    static @Nullable String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    /** Of all elements, in their order, as often as they are there. */
    static List<String> ids(Element element) {
        var ids = new ArrayList<String>();
        if (element.hasAttribute("id")) {
            ids.add(element.getAttribute("id"));
        }
        ModelXml.children(element).forEach(child -> ids.addAll(ids(child)));
        return List.copyOf(ids);
    }
}
