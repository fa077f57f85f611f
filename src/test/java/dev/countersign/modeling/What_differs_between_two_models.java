package dev.countersign.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.modeling.diff.CompareModels;
import dev.countersign.modeling.diff.Difference;
import dev.countersign.modeling.diff.Difference.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class What_differs_between_two_models {

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Difference> compared(String file, String passage, String replacement) {
        var original = read(file);
        assertThat(original).contains(passage);
        var kind = new ModelName(file.substring(file.indexOf('/') + 1)).kind();
        return CompareModels.compare(
                kind,
                original.getBytes(StandardCharsets.UTF_8),
                original.replace(passage, replacement).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void is_nothing_where_only_the_file_looks_otherwise() {
        assertThat(compared("processes/change-approval.bpmn", "\n    <bpmn:", "\n\n        <bpmn:"))
                .isEmpty();
        assertThat(compared("processes/risk.dmn", "\n      <rule", "\n\n\n<rule"))
                .isEmpty();
        assertThat(compared("forms/decision.form", "\n", "\n   ")).isEmpty();
    }

    @Test
    void is_said_of_a_task_property_by_property() {
        var found = compared(
                "processes/change-approval.bpmn",
                "camunda:candidateGroups=\"${change.openTeam}\"",
                "camunda:candidateGroups=\"sre\"");

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.CHANGED);
            assertThat(one.element()).isEqualTo("userTask_reviewChange");
            assertThat(one.detail()).isEqualTo("User task \"Review change\" was changed.");
            assertThat(one.properties())
                    .containsExactly(new Difference.Property("candidate groups", "${change.openTeam}", "sre"));
        });
    }

    @Test
    void is_said_of_what_stands_inside_an_element() {
        assertThat(compared("processes/change-approval.bpmn", "${change.remindAt}", "${change.escalateAt}"))
                .singleElement()
                .satisfies(one -> assertThat(one.properties())
                        .extracting(Difference.Property::now)
                        .contains("${change.escalateAt}"));
        assertThat(compared(
                        "processes/change-approval.bpmn", "${change.status == 'approved'}", "${change.status != 'x'}"))
                .extracting(Difference::element)
                .containsExactly("flow_approved");
    }

    @Test
    void names_a_flow_that_leads_elsewhere() {
        assertThat(compared(
                        "processes/change-approval.bpmn",
                        "sourceRef=\"businessRuleTask_workOutPolicy\" targetRef=\"subProcess_review\"",
                        "sourceRef=\"businessRuleTask_workOutPolicy\" targetRef=\"receiveTask_executionStarted\""))
                .singleElement()
                .satisfies(one -> assertThat(one.properties())
                        .containsExactly(new Difference.Property(
                                "target ref", "subProcess_review", "receiveTask_executionStarted")));
    }

    @Test
    void names_what_came_and_went() {
        var renamed =
                compared("processes/change-approval.bpmn", "\"serviceTask_remindApprovers\"", "\"serviceTask_nudge\"");

        assertThat(renamed)
                .filteredOn(one -> one.kind() == Kind.ADDED)
                .extracting(Difference::element)
                .containsExactly("serviceTask_nudge");
        assertThat(renamed)
                .filteredOn(one -> one.kind() == Kind.REMOVED)
                .extracting(Difference::element)
                .containsExactly("serviceTask_remindApprovers");
    }

    @Test
    void tells_a_move_in_the_drawing_from_a_change() {
        var process = read("processes/change-approval.bpmn");
        var shape = process.substring(process.indexOf("bpmnElement=\"userTask_reviewChange\""));
        var x = shape.substring(shape.indexOf(" x=\"") + 4, shape.indexOf("\"", shape.indexOf(" x=\"") + 4));

        var found = CompareModels.compare(
                ModelKind.BPMN,
                process.getBytes(StandardCharsets.UTF_8),
                process.replace(shape, shape.replaceFirst(" x=\"" + x + "\"", " x=\"1" + x + "\""))
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.MOVED);
            assertThat(one.element()).isEqualTo("userTask_reviewChange");
        });
    }

    @Test
    void is_said_of_a_rule_cell_by_cell() {
        var found = compared(
                "processes/approval-policy.dmn",
                "<text>\"Staging waits up to two days for its approval.\"</text>",
                "<text>\"Staging waits.\"</text>");

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.element()).isEqualTo("rule_terms_staging");
            assertThat(one.type()).isEqualTo("rule");
            assertThat(one.properties())
                    .containsExactly(new Difference.Property(
                            "Reason", "\"Staging waits up to two days for its approval.\"", "\"Staging waits.\""));
        });
    }

    @Test
    void is_said_of_a_table_as_a_whole() {
        assertThat(compared("processes/approval-policy.dmn", "hitPolicy=\"UNIQUE\"", "hitPolicy=\"FIRST\""))
                .singleElement()
                .satisfies(one -> assertThat(one.properties())
                        .containsExactly(new Difference.Property("hit policy", "UNIQUE", "FIRST")));
    }

    @Test
    void is_said_of_a_form_field_by_field() {
        var found = compared("forms/decision.form", "\"key\": \"reason\"", "\"key\": \"why\"");

        assertThat(found)
                .singleElement()
                .satisfies(
                        one -> assertThat(one.properties()).contains(new Difference.Property("key", "reason", "why")));
    }

    @Test
    void of_what_cannot_be_read_is_all_that_the_other_says() {
        var found = CompareModels.compare(
                ModelKind.DMN,
                "<broken".getBytes(StandardCharsets.UTF_8),
                read("processes/risk.dmn").getBytes(StandardCharsets.UTF_8));

        assertThat(found).isNotEmpty().allMatch(one -> one.kind() == Kind.ADDED);
    }
}
