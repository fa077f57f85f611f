package dev.countersign.audit;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.Api;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

class A_person_who_is_erased extends LogTest {

    private static final String ERASURE = "/directory/people/sre-one/erasure";
    private static final Map<String, String> WHY = Map.of("reason", "They left and asked for it.");

    private void leaves(String person) {
        jdbc.sql("update countersign.person set active = false where id = ?")
                .param(person)
                .update();
    }

    private Api.Answer ask() {
        return api.as("operator").post(ERASURE, WHY);
    }

    private Api.Answer confirm() {
        return api.as("auditor").post(ERASURE + "/confirmation", Map.of());
    }

    private String text(String query) {
        return jdbc.sql(query).query(String.class).single();
    }

    @Test
    void leaves_what_they_did_and_takes_along_who_they_were_and_what_they_wrote() {
        var change = aChange().touchingProduction().approved(api);
        leaves("sre-one");
        sequenceAll();
        var before = entries().size();
        expect(201, ask());
        expect(200, confirm());
        sequenceAll();
        verifies();
        assertThat(entries().size()).isGreaterThan(before);
        assertThat(text("select count(*) from countersign.history where words @@ 'staging'"))
                .as("found by what owner-one wrote")
                .isEqualTo("1");
        assertThat(text("select name from countersign.person where id = 'sre-one'"))
                .isEqualTo("Erased person");
        assertThat(text("select reason from countersign.decision where person = 'sre-one'"))
                .isEqualTo("erased");
        assertThat(text("select reason from countersign.decision where person = 'owner-one'"))
                .contains("staging");
        assertThat(text("select count(*) from countersign.person_key where person like '%sre-one'"))
                .isEqualTo("0");
        var said = entries(change).toString();
        assertThat(said).contains("owner-one", EntryRow.ERASED).doesNotContain("sre-one");
        assertThat(seen(change).body().path("decisions")).hasSize(2);
        assertThat(audit.of(text("select id from countersign.erasure")))
                .extracting(AuditEntry::kind)
                .containsExactly("erasure_asked", "person_erased");
    }

    @Test
    void is_told_apart_from_one_who_is_still_there_by_the_tables_alone() {
        aChange().touchingProduction().approved(api);
        var forged = "update countersign.decision set reason = 'erased', required_follow_up = null";
        assertThatThrownBy(() -> jdbc.sql(forged).update()).isInstanceOf(DataIntegrityViolationException.class);
        leaves("sre-one");
        var erasure = expect(201, ask());
        assertThatThrownBy(() -> jdbc.sql("select countersign.erase(?)")
                        .param(erasure.text("id"))
                        .query()
                        .singleRow())
                .as("one person alone")
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql(
                                "update countersign.erasure set confirmed_by = 'operator', confirmed_person = 'operator', confirmed_at = now()")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        expect(200, confirm());
        assertThatThrownBy(() -> jdbc.sql("update countersign.decision set reason = 'Fine.' where person = 'sre-one'")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void has_left_before_and_is_erased_by_two_others() {
        refused(ask(), 422, "person_active");
        leaves("sre-one");
        refused(api.as("auditor").post(ERASURE, WHY), 403, "not_an_administrator");
        refused(api.as("requester").post(ERASURE, WHY), 403, "not_an_administrator");
        refused(api.as("operator").post(ERASURE, Map.of()), 422, "invalid");
        refused(confirm(), 404, "erasure_not_found");
        expect(201, ask());
        refused(ask(), 409, "erasure_asked");
        refused(api.as("operator").post(ERASURE + "/confirmation", Map.of()), 403, "not_of_compliance");
        expect(200, confirm());
        refused(confirm(), 409, "already_erased");
        refused(ask(), 409, "already_erased");
    }

    @Test
    void is_erased_by_nobody_who_asked_for_it_themselves() {
        leaves("sre-one");
        expect(201, ask());
        alsoOfCompliance("operator");
        refused(api.as("operator").post(ERASURE + "/confirmation", Map.of()), 403, "second_person_needed");
    }

    private void alsoOfCompliance(String person) {
        jdbc.sql("""
                        insert into countersign.membership (team, person, since, added_by)
                        values ('compliance', ?, now() - interval '1 minute', 'operator')""").param(person).update();
    }

    @ParameterizedTest
    @CsvSource({"person,sre-one", "project,payments", "all,", "change,"})
    void is_not_while_a_legal_hold_reaches_them(String kind, String subject) {
        var change = aChange().touchingProduction().approved(api);
        leaves("sre-one");
        expect(201, ask());
        var wanted =
                new HashMap<String, Object>(Map.of("kind", kind, "reason", "The regulator asked for these papers."));
        if (!kind.equals("all")) {
            wanted.put("subject", kind.equals("change") ? change.text("id") : subject);
        }
        var hold = expect(201, api.as("auditor").post("/compliance/holds", wanted));
        refused(confirm(), 422, "legal_hold");
        assertThat(confirm().body().path("detail").asText()).contains("regulator");
        jdbc.sql(
                        "update countersign.erasure set confirmed_by = 'auditor', confirmed_person = 'auditor', confirmed_at = now()")
                .update();
        assertThatThrownBy(() -> jdbc.sql("select countersign.erase(id) from countersign.erasure")
                        .query()
                        .singleRow())
                .as("nor in the database")
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(text("select name from countersign.person where id = 'sre-one'"))
                .isEqualTo("Ingrid Solheim");
        assertThat(hold.text("id")).startsWith("hld_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "operator"})
    void is_not_kept_by_a_hold_on_something_else(String other) {
        aChange().touchingProduction().approved(api);
        leaves("sre-one");
        var kind = other.equals("identity") ? "project" : "person";
        expect(
                201,
                api.as("auditor")
                        .post(
                                "/compliance/holds",
                                Map.of("kind", kind, "subject", other, "reason", "Another matter.")));
        expect(201, ask());
        expect(200, confirm());
        assertThat(List.of(text("select name from countersign.person where id = 'sre-one'")))
                .containsExactly("Erased person");
    }
}
