package dev.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.platform.Refusal.FieldError;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Text_that_people_will_read {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deploy checkout 4.2.1",
                "שחרור גרסה 4.2",
                "نشر \u200f(4.2)\u200e الإصدار",
                "👩‍👩‍👧 Größe 漢字",
                "a\u00a0b",
                "<script>alert(1)</script>"
            })
    void is_accepted_as_it_is(String line) {
        assertThat(Text.line(200).flaw(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0\u2003", "\u200b\u200b", "\ufeff", "\u3164", "\u2800", "\u0000"})
    void must_not_be_blank(String blank) {
        assertThat(Text.line(200).flaw(blank)).contains("must not be blank");
        assertThat(Text.prose(200).flaw(blank)).contains("must not be blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u0007b",
                "a\u001bb[31m",
                "a\u007fb",
                "a\u0085b",
                "a\u202eb",
                "a\u202ab",
                "a\u2066b",
                "a\u2069b",
                "a\ud800b",
                "a\udc00",
                "\ude00\ud83d a"
            })
    void must_show_what_it_is(String text) {
        assertThat(Text.line(200).flaw(text)).isPresent();
        assertThat(Text.prose(200).flaw(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\tb", "a\u2028b", "a\u2029b"})
    void has_line_breaks_only_where_they_are_meant_to_be(String text) {
        assertThat(Text.line(200).flaw(text)).isPresent();
        assertThat(Text.prose(200).flaw(text)).isEmpty();
    }

    @Test
    void is_measured_in_characters_not_in_bytes_or_halves_of_pairs() {
        assertThat(Text.line(3).flaw("😀😀😀")).isEmpty();
        assertThat(Text.line(3).flaw("😀😀😀a")).contains("must not be longer than 3 characters");
    }

    @Test
    void is_required_or_allowed_and_flaws_are_collected_by_field() {
        var errors = new ArrayList<FieldError>();

        Text.line("title", null, 10, errors);
        Text.prose("reason", " ", 10, errors);
        Text.allow("description", null, Text.prose(10), errors);
        Text.allow("note", "far too long for this", Text.prose(10), errors);

        assertThat(errors)
                .containsExactly(
                        new FieldError("title", "is missing"),
                        new FieldError("reason", "must not be blank"),
                        new FieldError("note", "must not be longer than 10 characters"));
    }
}
