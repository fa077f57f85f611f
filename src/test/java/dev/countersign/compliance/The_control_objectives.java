package dev.countersign.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.LifecycleTest;
import dev.countersign.compliance.ControlObjectives.Framework;
import dev.countersign.compliance.ControlObjectives.Objective;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class The_control_objectives extends LifecycleTest {

    @Autowired
    private ControlObjectives objectives;

    private static List<String> wrong(Objective... some) {
        return ControlObjectives.wrong(List.of(new Framework("mine", "Mine", List.of(some))));
    }

    private static Objective with(List<Integer> laws, String evidence) {
        return new Objective("1", "Asks.", "Serves.", laws, List.of(evidence), "Remains.");
    }

    @Test
    void are_of_five_frameworks_and_each_says_what_remains() {
        var frameworks = expect(200, api.as("requester").get("/compliance/controls"))
                .body()
                .path("frameworks");
        assertThat(frameworks.findValuesAsText("id")).containsExactly("soc2", "sox", "pci", "iso27001", "nist80053");
        assertThat(frameworks.findValuesAsText("number"))
                .contains("CC6.1", "CC6.3", "CC8.1", "6.5.1", "10.3.2", "5.3", "8.15", "8.32", "CM-3", "AC-5", "AU-10");
        assertThat(frameworks.findValuesAsText("remains"))
                .hasSizeGreaterThan(30)
                .noneMatch(String::isBlank);
    }

    @Test
    void name_every_report_as_evidence_of_something() {
        var evidence = objectives.all().stream()
                .flatMap(framework -> framework.objectives().stream())
                .flatMap(objective -> objective.evidence().stream())
                .toList();
        assertThat(evidence)
                .containsAll(Reports.ALL.stream()
                        .map(report -> "report:" + report.name())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report:none-such",
                "report:",
                "page:/compliance/none-such",
                "page:https://example.com",
                "packs",
                ""
            })
    void name_no_evidence_that_is_not_there(String evidence) {
        assertThat(wrong(with(List.of(1), evidence)))
                .hasSize(1)
                .first()
                .asString()
                .contains("there is no evidence");
    }

    @Test
    void name_no_law_that_is_not_there() {
        assertThat(wrong(with(List.of(0, 11), "pack"))).hasSize(2);
        assertThat(wrong(with(List.of(1, 10), "pack"))).isEmpty();
    }

    @Test
    void are_each_there_once_and_whole() {
        var good = with(List.of(), "pack");
        assertThat(wrong(good, good)).hasSize(1);
        assertThat(wrong(new Objective("2", "Asks.", "Serves.", List.of(), List.of("pack"), "")))
                .hasSize(1);
        assertThat(wrong(new Objective("", "Asks.", "Serves.", List.of(), List.of("pack"), "x")))
                .hasSize(1);
        var twice = new Framework("mine", "Mine", List.of());
        assertThat(ControlObjectives.wrong(Stream.of(twice, twice).toList())).hasSize(1);
    }

    @Test
    void are_not_for_strangers() {
        refused(api.get("/compliance/controls"), 401, "not_signed_in");
    }
}
