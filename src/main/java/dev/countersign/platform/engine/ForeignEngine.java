package dev.countersign.platform.engine;

import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Attr;

/** Tells models that were made for another engine, whose extensions mean nothing here, or something else. */
final class ForeignEngine {

    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";

    /** Activiti's MUST stay refused: the engine still reads it as if it were its own. */
    private static final Map<String, String> BY_NAMESPACE = Map.of(
            "http://camunda.org/schema/zeebe/1.0", "Camunda 8",
            "http://flowable.org/bpmn", "Flowable",
            "http://activiti.org/bpmn", "Activiti",
            "http://activiti.com/modeler", "Activiti",
            "http://www.jboss.org/drools", "jBPM");

    private ForeignEngine() {}

    static Optional<Finding> of(String namespace) {
        return Optional.ofNullable(BY_NAMESPACE.get(namespace)).map(ForeignEngine::finding);
    }

    /** The modelers of Camunda note down which platform a file is for. */
    static Optional<Finding> madeFor(Attr attribute) {
        return MODELER.equals(attribute.getNamespaceURI())
                        && "executionPlatform".equals(attribute.getLocalName())
                        && "Camunda Cloud".equals(attribute.getValue())
                ? Optional.of(finding("Camunda 8"))
                : Optional.empty();
    }

    private static Finding finding(String engine) {
        return new Finding(
                "",
                "foreign_engine",
                "This was made for " + engine + ", whose extensions do not run here; make the element anew.");
    }
}
