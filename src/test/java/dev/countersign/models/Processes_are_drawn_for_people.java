package dev.countersign.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;

/** The habits of our own BPMN models: names, documentation, drawing, size. */
class Processes_are_drawn_for_people {

    private static final int MOST_NODES = 25;

    private static Stream<DynamicTest> each(Consumer<Model> check) {
        return Model.files("processes", ".bpmn").stream()
                .map(Model::read)
                .map(model -> DynamicTest.dynamicTest(model.name(), () -> check.accept(model)));
    }

    @TestFactory
    Stream<DynamicTest> the_process_is_called_like_its_file() {
        return each(model -> assertThat(model.elements("process"))
                .singleElement()
                .satisfies(process -> assertThat(Model.id(process)).isEqualTo(model.name())));
    }

    @TestFactory
    Stream<DynamicTest> ids_say_what_kind_of_element_they_name() {
        return each(model -> {
            for (var node : model.nodes()) {
                assertThat(Model.id(node)).matches(idPattern(node));
            }
            for (var flow : model.elements("sequenceFlow")) {
                assertThat(Model.id(flow)).matches("flow_[a-z][A-Za-z0-9]*");
            }
        });
    }

    private static String idPattern(Element node) {
        var kind = node.getLocalName();
        var type =
                kind.endsWith("Gateway") ? "(gateway|" + kind + ")" : kind.endsWith("Event") ? eventType(kind) : kind;
        return type + "_[a-z][A-Za-z0-9]*";
    }

    /** {@code intermediateCatchEvent_x} is as good as {@code catchEvent_x} or {@code event_x}. */
    private static String eventType(String kind) {
        var shorter = kind.replace("intermediate", "");
        return "(event|" + kind + "|" + Character.toLowerCase(shorter.charAt(0)) + shorter.substring(1) + ")";
    }

    @TestFactory
    Stream<DynamicTest> everything_with_an_effect_is_documented() {
        return each(model -> {
            for (var element : model.elements(
                    "process", "userTask", "serviceTask", "sendTask", "businessRuleTask", "callActivity")) {
                assertThat(Model.isDocumented(element))
                        .as("documentation of " + Model.id(element))
                        .isTrue();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everything_has_a_name() {
        return each(model -> {
            for (var node : model.nodes()) {
                var joins = node.getLocalName().endsWith("Gateway") && outgoing(model, node) < 2;
                if (!joins) {
                    assertThat(node.getAttribute("name"))
                            .as("name of " + Model.id(node))
                            .isNotBlank();
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> every_question_has_an_answer() {
        return each(model -> {
            for (var gateway : model.elements("exclusiveGateway", "inclusiveGateway")) {
                if (outgoing(model, gateway) > 1) {
                    assertThat(gateway.hasAttribute("default") || allHaveConditions(model, gateway))
                            .as(Model.id(gateway) + " has a default or conditions on all flows")
                            .isTrue();
                }
            }
        });
    }

    private static long outgoing(Model model, Element node) {
        return flowsFrom(model, node).count();
    }

    private static Stream<Element> flowsFrom(Model model, Element node) {
        return model.elements("sequenceFlow").stream()
                .filter(flow -> flow.getAttribute("sourceRef").equals(Model.id(node)));
    }

    private static boolean allHaveConditions(Model model, Element gateway) {
        return flowsFrom(model, gateway)
                .allMatch(flow -> Model.child(flow, "conditionExpression").isPresent());
    }

    @TestFactory
    Stream<DynamicTest> everything_is_drawn() {
        return each(model -> {
            var expected = new HashSet<String>();
            model.nodes().forEach(node -> expected.add(Model.id(node)));
            model.elements("sequenceFlow", "participant", "lane", "textAnnotation", "association")
                    .forEach(element -> expected.add(Model.id(element)));
            assertThat(model.drawn()).containsAll(expected);
        });
    }

    @TestFactory
    Stream<DynamicTest> nothing_is_left_hanging() {
        return each(model -> {
            var targets = new HashSet<String>();
            model.elements("sequenceFlow").forEach(flow -> targets.add(flow.getAttribute("targetRef")));
            for (var node : model.nodes()) {
                var kind = node.getLocalName();
                var starts = Set.of("startEvent", "boundaryEvent").contains(kind)
                        || node.getAttribute("triggeredByEvent").equals("true");
                assertThat(starts || targets.contains(Model.id(node)))
                        .as(Model.id(node) + " is reached")
                        .isTrue();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> history_has_an_end() {
        return each(model -> assertThat(model.elements("process"))
                .allSatisfy(process -> assertThat(Model.extension(process, "historyTimeToLive"))
                        .isPresent()));
    }

    @TestFactory
    Stream<DynamicTest> a_model_fits_on_a_page() {
        return each(model -> assertThat(model.nodes().stream()
                        .filter(node -> !node.getLocalName().equals("boundaryEvent")))
                .hasSizeLessThanOrEqualTo(MOST_NODES));
    }

    @TestFactory
    Stream<DynamicTest> every_user_task_has_a_form_that_exists() {
        var forms = formIds();
        return each(model -> {
            for (var task : model.elements("userTask")) {
                assertThat(Model.extension(task, "formRef"))
                        .as("form of " + Model.id(task))
                        .hasValueSatisfying(form -> assertThat(forms).contains(form));
                assertThat(Model.extension(task, "formRefBinding")).isPresent();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_form_is_called_like_its_file() {
        return Model.files("forms", ".form").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    var form = new ObjectMapper().readTree(file.toFile());
                    assertThat(form.path("id").asText() + ".form")
                            .isEqualTo(file.getFileName().toString());
                    assertThat(form.path("components").isArray()).isTrue();
                }));
    }

    private static Set<String> formIds() {
        var ids = new HashSet<String>();
        for (var file : Model.files("forms", ".form")) {
            try {
                ids.add(new ObjectMapper().readTree(file.toFile()).path("id").asText());
            } catch (IOException e) {
                throw new IllegalStateException(file + " is no JSON", e);
            }
        }
        return ids;
    }
}
