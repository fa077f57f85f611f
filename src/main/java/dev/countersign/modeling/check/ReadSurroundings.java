package dev.countersign.modeling.check;

import dev.countersign.modeling.ModelKind;
import dev.countersign.modeling.ModelVersion;
import dev.countersign.modeling.ModelVersions;
import dev.countersign.platform.engine.EngineFacts;
import dev.countersign.platform.engine.ModelXml;
import dev.countersign.platform.engine.ProcessNeeds;
import dev.countersign.platform.forms.FormNeeds;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What is in force, and what the modules have declared. */
@Component
final class ReadSurroundings {

    private final ModelVersions versions;
    private final List<EngineFacts> facts;
    private final List<ProcessNeeds> processNeeds;
    private final List<FormNeeds> formNeeds;

    ReadSurroundings(
            ModelVersions versions,
            List<EngineFacts> facts,
            List<ProcessNeeds> processNeeds,
            List<FormNeeds> formNeeds) {
        this.versions = versions;
        this.facts = facts;
        this.processNeeds = processNeeds;
        this.formNeeds = formNeeds;
    }

    Surroundings now() {
        var inForce = versions.inForce();
        return new Surroundings(
                of(inForce, ModelKind.FORM)
                        .collect(Collectors.toMap(form -> form.name().stem(), versions::content)),
                of(inForce, ModelKind.DMN).flatMap(this::decisions).collect(Collectors.toSet()),
                of(inForce, ModelKind.BPMN)
                        .map(process -> process.name().stem())
                        .collect(Collectors.toSet()),
                known(facts),
                processNeeds,
                formNeeds);
    }

    private static Map<String, Set<String>> known(List<EngineFacts> facts) {
        return facts.stream()
                .collect(Collectors.toMap(
                        EngineFacts::name, found -> found.properties().keySet()));
    }

    private static Stream<ModelVersion> of(List<ModelVersion> versions, ModelKind kind) {
        return versions.stream().filter(version -> version.name().kind() == kind);
    }

    private Stream<String> decisions(ModelVersion version) {
        var read =
                ModelXml.read(version.name().file(), versions.content(version)).document();
        return Stream.ofNullable(read)
                .map(Document::getDocumentElement)
                .flatMap(definitions -> ModelXml.children(definitions).stream())
                .filter(child -> "decision".equals(child.getLocalName()))
                .map((Element decision) -> decision.getAttribute("id"));
    }
}
