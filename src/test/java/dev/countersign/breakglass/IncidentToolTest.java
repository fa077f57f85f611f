package dev.countersign.breakglass;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.countersign.Api;
import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditLog;
import dev.countersign.directory.FailedSignIns;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** With the service account that acts for the incident tools, whose owner sees the project payments. */
abstract class IncidentToolTest extends EmergencyTest {

    @Autowired
    protected AuditLog audit;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    private FailedSignIns failed;

    /** They are recorded once a minute, whatever becomes of the tables in between. */
    @BeforeEach
    void no_attempt_has_failed_before() {
        ((Map<?, ?>) Objects.requireNonNull(ReflectionTestUtils.getField(failed, "lastRecorded"))).clear();
    }

    @BeforeEach
    void the_tool_has_an_account() {
        var account = Map.of("id", "incident-tool", "person", "developer", "service", true);
        expect(201, api.as("operator").post("/directory/accounts", account));
    }

    protected static Api.Answer did(String effect, Api.Answer answer) {
        expect(202, answer);
        assertThat(answer.text("effect")).isEqualTo(effect);
        return answer;
    }

    /** As the register has it; missing where it has not. */
    protected JsonNode incident(String reference) {
        var items = api.as("commander").get("/incidents").body().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(one -> one.path("reference").asText().equals(reference))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    protected int incidents() {
        return api.as("commander").get("/incidents").body().path("items").size();
    }

    protected List<String> kinds(String subject) {
        return audit.of(subject).stream().map(AuditEntry::kind).toList();
    }
}
