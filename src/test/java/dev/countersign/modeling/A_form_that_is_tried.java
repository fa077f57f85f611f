package dev.countersign.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class A_form_that_is_tried extends DraftTest {

    private static final String FORM = """
            {"type": "default", "id": "legal-sign-off", "schemaVersion": 16, "components": [
              {"id": "c1", "type": "number", "key": "noticeDays", "label": "Days", "validate": {"min": 0, "max": 90}},
              {"id": "c2", "type": "textfield", "key": "by", "label": "By", "disabled": true}]}""";

    @Test
    void says_what_it_keeps() {
        var tried = expect(
                200,
                attempt(
                        draft("legal-sign-off.form", FORM),
                        Map.of("data", Map.of(), "values", Map.of("noticeDays", 30, "by", "me"))));

        assertThat(tried.body().path("errors")).isEmpty();
        assertThat(tried.body().path("accepted").toString()).isEqualTo("{\"noticeDays\":30}");
    }

    @Test
    void says_what_is_wrong_with_the_values() {
        var tried =
                expect(200, attempt(draft("legal-sign-off.form", FORM), Map.of("values", Map.of("noticeDays", 300))));

        assertThat(tried.body().at("/errors").findValuesAsText("field")).isEqualTo(List.of("noticeDays"));
        assertThat(tried.body().path("accepted")).isEmpty();
    }
}
