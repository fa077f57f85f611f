package dev.countersign.breakglass;

import static dev.countersign.breakglass.AToldIncident.pagerDuty;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class A_webhook_that_comes_twice_or_late extends IncidentToolTest {

    private static final String BEGUN = "2026-11-02T03:12:00Z";
    private static final String LATER = "2026-11-02T03:20:00Z";
    private static final String OVER = "2026-11-02T03:40:00Z";
    private static final String AGAIN = "2026-11-02T03:50:00Z";

    private Api.Answer told(String type, String at) {
        return pagerDuty("incident." + type).at(at).send(api);
    }

    private String status() {
        return incident("PD-4711").path("status").asText();
    }

    @Test
    void does_nothing_the_second_time() {
        did("declared", told("triggered", BEGUN));
        did("nothing", told("triggered", BEGUN));
        did("resolved", told("resolved", OVER));
        did("nothing", told("resolved", OVER));

        assertThat(kinds("PD-4711"))
                .containsExactly(
                        "incident_declared",
                        "incident_reported_active",
                        "incident_resolved",
                        "incident_reported_resolved");
    }

    @Test
    void declares_one_incident_when_it_comes_twice_at_the_same_moment() throws Exception {
        var twice = Executors.newFixedThreadPool(4);
        Callable<Api.Answer> delivery = () -> told("triggered", BEGUN);
        var answers = twice.invokeAll(java.util.Collections.nCopies(8, delivery));
        twice.shutdown();

        for (var answer : answers) {
            expect(202, answer.get());
        }
        assertThat(kinds("PD-4711")).containsOnlyOnce("incident_declared");
    }

    @ParameterizedTest
    @ValueSource(strings = {"triggered", "acknowledged", "unacknowledged", "escalated", "priority_updated"})
    void does_not_bring_to_life_what_is_over(String type) {
        told("triggered", BEGUN);
        told("resolved", OVER);

        did("nothing", told(type, BEGUN));
        did("nothing", told(type, AGAIN));
        assertThat(status()).isEqualTo("resolved");
    }

    @Test
    void does_not_begin_what_was_resolved_before_its_beginning_was_told() {
        did("resolved", told("resolved", OVER));
        did("nothing", told("triggered", BEGUN));

        assertThat(status()).isEqualTo("resolved");
        assertThat(anEmergency().of("PD-4711", "sev2").open(api).status()).isNotEqualTo(201);
    }

    @Test
    void does_not_reopen_by_what_happened_before_it_was_resolved() {
        told("triggered", BEGUN);
        told("resolved", OVER);

        did("nothing", told("reopened", LATER));
        did("nothing", told("reopened", OVER));
        did("nothing", told("reopened", "no time at all"));
        did("reopened", told("reopened", AGAIN));
        did("resolved", told("resolved", "2026-11-02T04:00:00Z"));
        did("nothing", told("reopened", AGAIN));
        assertThat(status()).isEqualTo("resolved");
    }

    @Test
    void does_not_reopen_what_a_commander_has_resolved_since() {
        told("triggered", BEGUN);
        expect(200, api.as("commander").send("PATCH", "/incidents/PD-4711", Map.of("status", "resolved")));

        did("nothing", told("reopened", AGAIN));
        did("reopened", told("reopened", "2099-01-01T00:00:00Z"));
    }

    @Test
    void does_not_resolve_again_what_was_reopened_since() {
        told("triggered", BEGUN);
        told("resolved", OVER);
        told("reopened", AGAIN);
        var session = expect(201, anEmergency().of("PD-4711", "sev2").open(api));

        did("nothing", told("resolved", OVER));

        assertThat(look(session).text("status")).isEqualTo("open");
    }

    @Test
    void does_not_resolve_again_what_a_commander_made_active_again() {
        told("triggered", BEGUN);
        told("resolved", OVER);
        expect(200, api.as("commander").send("PATCH", "/incidents/PD-4711", Map.of("status", "active")));

        did("nothing", told("resolved", OVER));
        did("resolved", told("resolved", AGAIN));
    }

    @Test
    void resolves_it_also_where_a_later_change_of_priority_was_told_first() {
        told("triggered", BEGUN);
        pagerDuty("incident.priority_updated")
                .having("priority", Map.of("summary", "P4"))
                .at(AGAIN)
                .send(api);

        did("resolved", told("resolved", OVER));
    }

    @Test
    void does_not_bring_back_an_earlier_priority() {
        told("triggered", BEGUN);
        Stream.of(Map.of("at", OVER, "to", "P4", "does", "altered"), Map.of("at", LATER, "to", "P1", "does", "nothing"))
                .forEach(one -> did(
                        one.get("does"),
                        pagerDuty("incident.priority_updated")
                                .having("priority", Map.of("summary", one.get("to")))
                                .at(one.get("at"))
                                .send(api)));

        assertThat(incident("PD-4711").path("severity").asText()).isEqualTo("sev4");
    }

    @Test
    void does_not_declare_what_a_commander_has_declared_before() {
        AnEmergency.declare(api, "PD-4711", "sev1");

        did("nothing", told("triggered", BEGUN));

        assertThat(incident("PD-4711").path("severity").asText()).isEqualTo("sev1");
        did("resolved", told("resolved", OVER));
    }
}
