package dev.countersign.modeling.check;

import dev.countersign.platform.engine.ModelXml;
import java.util.Optional;
import org.w3c.dom.Element;

/** A sequence flow. */
record ModelFlow(String id, String source, String target, String scope, Element xml) {

    Optional<String> condition() {
        return ModelNode.child(xml, "conditionExpression")
                .map(condition -> ModelXml.text(condition).strip());
    }

    String name() {
        return xml.getAttribute("name").strip();
    }
}
