package dev.countersign.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;

/** The habits of our own DMN tables: every rule has an id and says why, and the table has a last resort. */
class Decisions_can_be_read_as_rules {

    private static Stream<DynamicTest> each(Consumer<Model> check) {
        return Model.files("processes", ".dmn").stream()
                .map(Model::read)
                .map(model -> DynamicTest.dynamicTest(model.name(), () -> check.accept(model)));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_has_an_id_and_a_reason() {
        return each(model -> {
            for (var rule : model.elements("rule")) {
                assertThat(Model.id(rule)).matches("[a-z][A-Za-z0-9_-]+");
                assertThat(reason(rule)).as("reason of " + Model.id(rule)).hasSizeGreaterThan(10);
            }
        });
    }

    /** The annotation: the rule's description, or its annotation entries. */
    private static String reason(Element rule) {
        var description =
                Model.child(rule, "description").map(Element::getTextContent).orElse("");
        var entry = Model.child(rule, "annotationEntry")
                .map(Element::getTextContent)
                .orElse("");
        return (description + entry).strip();
    }

    @TestFactory
    Stream<DynamicTest> the_hit_policy_is_unique_or_collect() {
        return each(model -> {
            for (var table : model.elements("decisionTable")) {
                var policy = table.getAttribute("hitPolicy");
                assertThat(policy.isEmpty() ? "UNIQUE" : policy).isIn(Set.of("UNIQUE", "COLLECT"));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> history_has_an_end() {
        return each(model -> assertThat(model.elements("decision"))
                .isNotEmpty()
                .allSatisfy(decision -> assertThat(Model.extension(decision, "historyTimeToLive"))
                        .isPresent()));
    }
}
