package dev.countersign.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Tables that a process owner has edited, checked beside those in force and for the people of the directory. */
class A_draft_of_a_table extends ModelingTest {

    @Test
    void that_leaves_a_change_without_terms_is_told_which() {
        var checked = check(
                "approval-policy.dmn",
                "<text>not(\"development\",\"staging\",\"production\")</text>",
                "<text>\"moon\"</text>");

        assertThat(checked.body().path("clean").asBoolean()).isFalse();
        assertThat(rules(checked)).contains("unknown_word", "gap");
    }

    @Test
    void that_names_a_team_nobody_knows_is_told_so() {
        var checked = check("approval-policy.dmn", "<text>\"dba\"</text>", "<text>\"dbas\"</text>");

        assertThat(rules(checked)).containsExactly("unknown_team");
    }

    @Test
    void is_looked_at_beside_the_others_in_force() {
        var checked = check("risk.dmn", "<text>\"production\"</text>", "<text>\"staging\"</text>");

        assertThat(rules(checked)).contains("gap");
    }

    /** In the demo there is one person each for databases, security and incidents, and no draft made it so. */
    @Test
    void that_changes_nothing_has_nothing_to_mend() {
        for (var name : new String[] {"risk.dmn", "approval-policy.dmn", "gates.dmn", "break-glass-policy.dmn"}) {
            var checked = check(name, "</definitions>", "<!-- the same --></definitions>");

            assertThat(checked.body().path("clean").asBoolean()).as(name).isTrue();
            assertThat(checked.body().path("findings"))
                    .as(name)
                    .allSatisfy(finding ->
                            assertThat(finding.path("level").asText()).isEqualTo("note"));
        }
    }

    private Api.Answer check(String name, String passage, String replacement) {
        var id = draft("modeler-one", name, passage, replacement);
        return expect(200, api.as("modeler-one").post("/models/drafts/" + id + "/check", Map.of()));
    }

    private static Iterable<String> rules(Api.Answer checked) {
        return StreamSupport.stream(checked.body().path("findings").spliterator(), false)
                .filter(finding -> !finding.path("level").asText().equals("note"))
                .map(finding -> finding.path("rule").asText())
                .distinct()
                .toList();
    }
}
