package dev.countersign.modeling.check;

import dev.countersign.platform.engine.ModelXml;
import java.util.Optional;
import org.w3c.dom.Element;

/** A sequence flow. */
record ModelFlow(String id, String name, String source, String target, String scope, Optional<String> condition) {

    static ModelFlow of(Element xml, String scope) {
        return new ModelFlow(
                xml.getAttribute("id"),
                xml.getAttribute("name").strip(),
                xml.getAttribute("sourceRef"),
                xml.getAttribute("targetRef"),
                scope,
                ModelNode.child(xml, "conditionExpression")
                        .map(condition -> ModelXml.text(condition).strip()));
    }
}
