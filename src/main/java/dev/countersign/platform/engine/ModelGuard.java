package dev.countersign.platform.engine;

import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Judges models as hostile input: what is not known to be harmless is refused, with element and reason. The same judge
 * looks at a draft, at every deployment, and whenever a node parses a stored model again.
 */
@Component
public final class ModelGuard {

    private final ModelVocabulary vocabulary;

    ModelGuard(ModelVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Looks at one file.
     *
     * @param resource file name; its ending tells what it is
     * @param formExists whether there is a form with that id, in the same deployment or released already
     * @return empty if the model may be deployed
     */
    public List<Finding> check(String resource, byte[] bytes, Predicate<String> formExists) {
        if (resource.endsWith(".bpmn") || resource.endsWith(".bpmn20.xml")) {
            return ModelXml.read(resource, bytes)
                    .check(document -> new BpmnRules(vocabulary.delegates(), formExists).check(document));
        } else if (resource.endsWith(".dmn") || resource.endsWith(".dmn11.xml")) {
            return ModelXml.read(resource, bytes).check(document -> new DmnRules().check(document));
        } else if (resource.endsWith(".form")) {
            return new FormRules(resource).check(bytes);
        }
        return List.of(new Finding(resource, "unknown_kind", "Only .bpmn, .dmn and .form files are deployed here."));
    }
}
