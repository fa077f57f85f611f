package dev.countersign.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.platform.Refusal.FieldError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Honest and hostile values, against the forms as released and against forms of a process owner. */
class Values_submitted_to_a_form {

    private static final Map<String, Object> APPROVAL =
            Map.of("verdict", "approve", "reason", "The plan was rehearsed on Monday.", "riskAcknowledged", true);
    private static final Map<String, Object> REJECTION = Map.of(
            "verdict", "reject",
            "reason", "The migration locks the ledger.",
            "remediation", List.of(Map.of("item", "Create the index concurrently.", "owner", "developer")));

    private final FormSchema decision = released("decision");

    @Test
    void that_are_complete_pass() {
        assertThat(decision.check(APPROVAL)).isEmpty();
        assertThat(decision.check(REJECTION)).isEmpty();
    }

    @Test
    void that_are_missing_are_named() {
        assertThat(fields(decision.check(Map.of()))).containsExactly("verdict", "reason");
        assertThat(fields(decision.check(with(APPROVAL, "reason", "  ")))).containsExactly("reason");
        assertThat(fields(decision.check(with(APPROVAL, "reason", null)))).containsExactly("reason");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"policy", "approvals", "quorum", "requester", "Verdict", "verdict ", "", "__proto__", "a.b"})
    void that_the_form_does_not_declare_are_refused(String smuggled) {
        assertThat(fields(decision.check(with(APPROVAL, smuggled, 1)))).containsExactly(smuggled);
    }

    @Test
    void that_a_list_does_not_declare_are_refused_with_their_place() {
        var values = with(REJECTION, "remediation", List.of(Map.of("item", "Create the index.", "done", true)));

        assertThat(fields(decision.check(values))).containsExactly("remediation[0].done");
    }

    @Test
    void in_a_list_are_checked_one_by_one() {
        var values = with(REJECTION, "remediation", List.of(Map.of("item", "Create the index."), Map.of("owner", "x")));

        assertThat(fields(decision.check(values))).containsExactly("remediation[1].item");
    }

    static Stream<Object> notAVerdict() {
        return Stream.of("APPROVE", "abstain", true, 1, List.of("approve"), Map.of("value", "approve"), List.of());
    }

    @ParameterizedTest
    @MethodSource("notAVerdict")
    void that_were_not_offered_are_refused(Object verdict) {
        assertThat(fields(decision.check(with(APPROVAL, "verdict", verdict)))).contains("verdict");
    }

    static Stream<Object> notAReason() {
        return Stream.of(
                12345678901L,
                true,
                List.of("a long enough reason"),
                List.of(),
                Map.of("text", "a long enough reason"),
                "too short",
                "x".repeat(4001),
                "a reason with \0 in it");
    }

    @ParameterizedTest
    @MethodSource("notAReason")
    void that_are_no_such_text_are_refused(Object reason) {
        assertThat(fields(decision.check(with(APPROVAL, "reason", reason)))).containsExactly("reason");
    }

    @Test
    void that_are_lists_of_something_else_are_refused() {
        assertThat(fields(decision.check(with(REJECTION, "remediation", "all of it"))))
                .containsExactly("remediation");
        assertThat(fields(decision.check(with(REJECTION, "remediation", Arrays.asList("x", null)))))
                .containsExactly("remediation[0]", "remediation[1]");
        assertThat(fields(
                        decision.check(with(REJECTION, "remediation", Collections.nCopies(101, Map.of("item", "x"))))))
                .containsExactly("remediation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "yes", "1"})
    void that_only_look_like_true_are_refused(String acknowledged) {
        assertThat(fields(decision.check(with(APPROVAL, "riskAcknowledged", acknowledged))))
                .containsExactly("riskAcknowledged");
    }

    @Test
    void of_hidden_fields_are_neither_asked_for_nor_kept() {
        var values = with(APPROVAL, "remediation", List.of(Map.of("item", "")));

        assertThat(decision.check(values)).isEmpty();
        assertThat(decision.accepted(values, Map.of())).containsOnlyKeys("verdict", "reason", "riskAcknowledged");
    }

    @Test
    void of_readonly_fields_are_checked_and_kept_for_comparison() {
        var values = with(APPROVAL, "digest", "sha256:" + "a".repeat(64));

        assertThat(decision.check(values)).isEmpty();
        assertThat(decision.accepted(values, Map.of())).containsKey("digest");
        assertThat(fields(decision.check(with(APPROVAL, "digest", "sha256:1")))).containsExactly("digest");
    }

    @Test
    void of_disabled_fields_are_ignored_and_not_kept() {
        var form = form("{'type':'number','key':'approvals','disabled':true,'validate':{'required':true}}");

        assertThat(form.check(Map.of())).isEmpty();
        assertThat(form.check(Map.of("approvals", "9"))).isEmpty();
        assertThat(form.accepted(Map.of("approvals", "9"), Map.of())).isEmpty();
    }

    @Test
    void decide_what_else_is_asked_for_as_does_what_the_form_opened_with() {
        var form = form("{'type':'textfield','key':'why','validate':{'required':true},"
                + "'conditional':{'hide':'=risk = \"low\" or agreed'}},{'type':'checkbox','key':'agreed'}");

        assertThat(form.check(Map.of(), Map.of("risk", "low"))).isEmpty();
        assertThat(form.check(Map.of("agreed", true), Map.of("risk", "high"))).isEmpty();
        assertThat(fields(form.check(Map.of(), Map.of("risk", "high")))).containsExactly("why");
    }

    @Test
    void under_a_condition_that_cannot_be_worked_out_stay_required() {
        var form =
                form("{'type':'textfield','key':'why','validate':{'required':true},'conditional':{'hide':'=1 + ('}}");

        assertThat(fields(form.check(Map.of()))).containsExactly("why");
    }

    @Test
    void in_groups_have_a_place_of_their_own() {
        var form = form(
                "{'type':'group','path':'window','components':[{'type':'datetime','subtype':'datetime',"
                        + "'key':'from','validate':{'required':true}}]},{'type':'group','components':[{'type':'textfield','key':'flat'}]}");

        assertThat(form.check(Map.of("window", Map.of("from", "2026-11-25T10:00Z"), "flat", "x")))
                .isEmpty();
        assertThat(fields(form.check(Map.of()))).containsExactly("window.from");
        assertThat(fields(form.check(Map.of("window", "now")))).containsExactly("window");
        assertThat(fields(form.check(Map.of("window", Map.of("from", "now"), "from", 1))))
                .containsExactlyInAnyOrder("from", "window.from");
    }

    @ParameterizedTest
    @CsvSource({
        "number, 'min':1, 0, Give at least 1.",
        "number, 'max':10, 11, Give at most 10.",
        "number, 'max':10, 1e400, Give at most 10.",
        "number, 'max':10, NaN, Give a number.",
    })
    void that_are_numbers_keep_within_their_bounds(String type, String rule, String value, String message) {
        var form = form("{'type':'" + type + "','key':'n','validate':{" + rule + "}}");
        Object number = value.equals("NaN") ? Double.NaN : new BigDecimal(value);

        assertThat(form.check(Map.of("n", number)))
                .extracting(FieldError::message)
                .containsExactly(message);
    }

    @Test
    void that_are_numbers_keep_to_their_decimals() {
        var form = form("{'type':'number','key':'n','decimalDigits':2}");

        assertThat(form.check(Map.of("n", 1.25))).isEmpty();
        assertThat(fields(form.check(Map.of("n", 1.255)))).containsExactly("n");
        assertThat(fields(form.check(Map.of("n", "1")))).containsExactly("n");
    }

    @Test
    void that_are_choices_are_each_offered_and_made_once() {
        var form = form("{'type':'checklist','key':'c','values':[{'value':'a'},{'value':'b'}]}");

        assertThat(form.check(Map.of("c", List.of("a", "b")))).isEmpty();
        assertThat(form.check(Map.of("c", List.of()))).isEmpty();
        assertThat(fields(form.check(Map.of("c", List.of("a", "a"))))).containsExactly("c");
        assertThat(fields(form.check(Map.of("c", List.of("z"))))).containsExactly("c");
        assertThat(fields(form.check(Map.of("c", "a")))).containsExactly("c");
    }

    @ParameterizedTest
    @CsvSource({"date, 2026-11-25, 2026-02-30", "time, 17:30, 25:00", "datetime, 2026-11-25T17:30+01:00, 25.11.2026"})
    void that_are_times_are_real_ones(String subtype, String right, String wrong) {
        var form = form("{'type':'datetime','key':'t','subtype':'" + subtype + "'}");

        assertThat(form.check(Map.of("t", right))).isEmpty();
        assertThat(fields(form.check(Map.of("t", wrong)))).containsExactly("t");
        assertThat(fields(form.check(Map.of("t", 20261125)))).containsExactly("t");
    }

    @Test
    void with_a_choice_that_comes_with_the_data_are_single_values() {
        var change = released("change");

        assertThat(fields(change.check(Map.of("project", List.of("payments"))))).contains("project");
        assertThat(fields(change.check(Map.of("project", Map.of("id", "payments")))))
                .contains("project");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decision", "remediation", "outcome", "change"})
    void find_every_released_form_under_its_file_name_with_ids_and_labels(String name) {
        assertThat(released(name).id()).isEqualTo(name);
        assertThat(released(name).check(Map.of()))
                .allSatisfy(error -> assertThat(error.message()).endsWith("."));
    }

    @Test
    void of_a_real_outcome_pass() {
        assertThat(released("outcome")
                        .check(Map.of(
                                "result", "succeeded",
                                "observedDigest", "sha256:" + "0".repeat(64),
                                "startedAt", "2026-11-25T10:00Z",
                                "finishedAt", "2026-11-25T10:05:30Z",
                                "evidence",
                                        List.of(Map.of("kind", "log", "title", "Log", "url", "https://ci.example/1")))))
                .isEmpty();
    }

    @Test
    void of_a_real_remedy_pass() {
        assertThat(released("remediation")
                        .check(Map.of("answers", List.of(Map.of("item", "Create it", "answer", "Created.")))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "no json",
                "{'components':{}}",
                "{'components':[{'type':'filepicker','key':'f'}]}",
                "{'components':[{'type':'textfield'}]}",
                "{'components':[{'type':'textfield','key':'a.b'}]}",
                "{'components':[{'type':'textfield','key':'a','validate':{'pattern':'('}}]}",
                "{'components':[{'type':'number','key':'a','validate':{'min':'=x'}}]}"
            })
    void to_something_that_is_no_form_or_cannot_be_checked_get_a_sentence(String json) {
        assertThatThrownBy(() -> FormSchema.parse(json.replace('\'', '"')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(" ");
    }

    private static FormSchema form(String components) {
        return FormSchema.parse("{\"id\":\"f\",\"components\":[" + quoted(components) + "]}");
    }

    /** Single quotes for double ones; what is quoted within keeps its own, escaped. */
    private static String quoted(String json) {
        return json.replace("\"", "\\\"").replace('\'', '"');
    }

    private static FormSchema released(String name) {
        try {
            return FormSchema.parse(Files.readString(Path.of("forms", name + ".form")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> with(Map<String, Object> values, String key, Object value) {
        var changed = new HashMap<>(values);
        changed.put(key, value);
        return changed;
    }

    private static List<String> fields(List<FieldError> errors) {
        return errors.stream().map(FieldError::field).collect(Collectors.toList());
    }
}
