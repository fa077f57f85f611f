package dev.countersign.modeling.check;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is not drawn is seen by nobody who looks at the picture before deciding on a release, and runs all the same. */
final class EverythingDrawn implements ProcessRule {

    @Override
    public void look(ProcessModel model, Surroundings around, Findings findings) {
        var all = model.everything();
        var drawn =
                all.stream().map(element -> element.getAttribute("bpmnElement")).collect(Collectors.toSet());
        var others = all.stream()
                .filter(element -> Stream.of("participant", "lane", "textAnnotation", "association")
                        .anyMatch(element.getLocalName()::equals))
                .map(element -> element.getAttribute("id"));
        Stream.of(
                        model.nodes().stream().map(ModelNode::id),
                        model.flows().stream().map(ModelFlow::id),
                        others)
                .flatMap(ids -> ids)
                .filter(id -> !id.isEmpty() && !drawn.contains(id))
                .forEach(id -> findings.error(
                        "not_drawn",
                        id,
                        id + " is not in the picture, where whoever decides on the release would look for it.",
                        "Open the file in an editor and draw it."));
    }
}
