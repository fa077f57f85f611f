package dev.countersign.breakglass;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages offer is what the acts let through. */
class What_one_may_do_in_an_emergency extends EmergencyTest {

    @ParameterizedTest
    @CsvSource({"commander, true, true", "security-one, false, true", "auditor, false, true", "sre-one, false, false"})
    void is_said_before_it_is_tried(String account, boolean declares, boolean revokes) {
        var rights = expect(200, api.as(account).get("/break-glass/rights")).body();
        assertThat(words(rights.path("allowedActions")).contains("declare")).isEqualTo(declares);
        assertThat(words(rights.path("allowedActions")).contains("revoke")).isEqualTo(revokes);
        assertThat(words(rights.path("commanders"))).containsExactly("incident-command");

        assertThat(api.as(account)
                        .post("/incidents", Map.of("reference", "INC-8", "severity", "sev2", "title", "Login is down"))
                        .status())
                .isEqualTo(declares ? 201 : 403);
        assertThat(api.as(account)
                        .post("/break-glass/revocations", Map.of("all", true, "reason", "A laptop was stolen."))
                        .status())
                .isEqualTo(revokes ? 200 : 403);
    }

    private static List<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
