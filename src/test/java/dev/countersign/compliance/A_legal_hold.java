package dev.countersign.compliance;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.Api;
import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditLog;
import dev.countersign.change.LifecycleTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class A_legal_hold extends LifecycleTest {

    private static final Map<String, String> WHY = Map.of("reason", "The regulator asked for these papers.");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AuditLog audit;

    private Api.Answer place(String account, String kind, String subject) {
        var wanted = new HashMap<String, Object>(WHY);
        wanted.put("kind", kind);
        if (subject != null) {
            wanted.put("subject", subject);
        }
        return api.as(account).post("/compliance/holds", wanted);
    }

    private static String lift(Api.Answer hold) {
        return "/compliance/holds/" + hold.text("id") + "/lift";
    }

    @Test
    void is_placed_by_one_and_lifted_by_two() {
        var hold = expect(201, place("auditor", "project", "payments"));
        expect(200, api.as("auditor").post(lift(hold), Map.of("reason", "The matter is closed.")));
        refused(api.as("auditor").post(lift(hold) + "/confirmation", Map.of()), 403, "second_person_needed");
        refused(api.as("requester").post(lift(hold) + "/confirmation", Map.of()), 403, "not_of_compliance");
        assertThat(api.as("auditor")
                        .get("/compliance/holds")
                        .body()
                        .path("items")
                        .path(0)
                        .has("liftedAt"))
                .isFalse();
        var lifted = expect(200, api.as("operator").post(lift(hold) + "/confirmation", Map.of()));
        assertThat(lifted.text("liftedBy")).isEqualTo("operator");
        refused(api.as("auditor").post(lift(hold), WHY), 409, "already_lifted");
        assertThat(audit.of(hold.text("id")))
                .extracting(AuditEntry::kind)
                .contains("hold_placed", "hold_lift_asked", "hold_lifted", "act_refused");
    }

    @Test
    void is_lifted_by_nobody_who_was_not_asked_to() {
        var hold = expect(201, place("auditor", "all", null));
        refused(api.as("operator").post(lift(hold) + "/confirmation", Map.of()), 422, "lift_not_asked");
        refused(api.as("operator").post(lift(hold), WHY), 403, "not_of_compliance");
        refused(api.as("auditor").post(lift(hold), Map.of()), 422, "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"requester", "sre-one", "operator", "security-one"})
    void is_placed_by_nobody_else(String account) {
        refused(place(account, "project", "payments"), 403, "not_of_compliance");
    }

    @ParameterizedTest
    @CsvSource({"person,nobody", "change,chg_none", "session,bgs_none", "project,none", "all,payments", "team,sre"})
    void is_on_something_that_there_is(String kind, String subject) {
        refused(place("auditor", kind, subject), 422, "invalid");
    }

    @Test
    void is_on_the_same_thing_once() {
        var change = aChange().submit(api);
        expect(201, place("auditor", "change", change.text("id")));
        refused(place("auditor", "change", change.text("id")), 409, "already_held");
    }

    @Test
    void is_seen_by_compliance_and_administrators_only() {
        expect(200, api.as("auditor").get("/compliance/holds"));
        expect(200, api.as("operator").get("/compliance/holds"));
        refused(api.as("requester").get("/compliance/holds"), 403, "not_of_compliance");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update countersign.legal_hold set lifted_by = 'auditor', lifted_person = 'auditor', lifted_at = now()",
                "update countersign.legal_hold set subject = 'identity'",
                "update countersign.legal_hold set lift_reason = 'x', lift_asked_by = 'auditor', lift_asked_person = 'auditor',"
                        + " lift_asked_at = now(), lifted_by = 'auditor', lifted_person = 'auditor', lifted_at = now()",
                "delete from countersign.legal_hold"
            })
    void is_kept_by_its_table_too(String statement) {
        expect(201, place("auditor", "project", "payments"));
        assertThatThrownBy(() -> jdbc.sql(statement).update()).isInstanceOf(DataIntegrityViolationException.class);
    }
}
