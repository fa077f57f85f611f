package dev.countersign.breakglass;

import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class The_way_of_a_session extends EmergencyTest {

    private Api.Answer diagram(Api.Answer session) {
        return expect(200, api.as("commander").get(glass(session) + "/diagram"));
    }

    private static List<String> words(Api.Answer answer, String field) {
        return StreamSupport.stream(answer.body().path(field).spliterator(), false)
                .map(word -> word.asText())
                .toList();
    }

    @Test
    void waits_for_the_end_while_it_is_open() {
        var seen = diagram(expect(201, anEmergency().openDeclared(api)));
        assertThat(seen.text("definition")).startsWith("break-glass:");
        assertThat(seen.text("bpmn")).contains("receiveTask_sessionEnded");
        assertThat(words(seen, "active")).containsExactly("receiveTask_sessionEnded");
        assertThat(words(seen, "takenFlows")).containsExactly("flow_opened", "flow_told");
        assertThat(seen.text("steps/0/name")).isEqualTo("Session opened");
    }

    @Test
    void goes_on_to_what_is_owed() {
        var session = expect(201, anEmergency().openDeclared(api));
        expect(200, api.as("sre-one").post(glass(session) + "/end", Map.of()));
        var seen = diagram(session);
        assertThat(words(seen, "active")).contains("userTask_closeSession");
        assertThat(words(seen, "takenFlows")).contains("flow_ended", "flow_toPayBack", "flow_toClosure");
        closed(session);
        assertThat(words(diagram(session), "active")).contains("userTask_reviewSession");
        assertThat(diagram(session).body().path("steps").findValuesAsText("account"))
                .contains("sre-one");
    }

    @Test
    void is_not_there_for_those_who_do_not_see_it() {
        var session = expect(
                201,
                anEmergency()
                        .scoped("project", "identity")
                        .scoped("targets", List.of("k8s/identity/*"))
                        .openDeclared(api));
        refused(api.as("requester").get(glass(session) + "/diagram"), 404, "session_not_found");
    }
}
