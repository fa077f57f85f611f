package dev.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.countersign.platform.Refusal.FieldError;
import java.io.IOException;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.erdtman.jcs.NumberToJSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class The_canonical_form_of_json {

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void is_that_of_the_example_in_rfc_8785() throws Exception {
        var value = """
                {
                  "numbers": [333333333.3333333, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""";

        assertThat(canonical(value)).isEqualTo("""
                        {"literals":[null,true,false],"numbers":[333333333.3333333,4.5,0.002,1e-27],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}""");
    }

    @Test
    void sorts_names_by_utf_16_code_units_as_section_3_2_3_shows() throws Exception {
        var value = """
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
                 "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control", "\\u00f6": "Latin Small Letter O With Diaeresis"}""";

        assertThat(json.readTree(canonical(value)).properties().stream()
                        .map(member -> member.getValue().textValue()))
                .containsExactly(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face",
                        "Hebrew Letter Dalet With Dagesh");
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void writes_numbers_as_appendix_b_lists_them(String bits, String expected) throws IOException {
        assertThat(NumberToJSON.serializeNumber(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(expected);
    }

    @Test
    void is_the_same_however_a_value_was_spelled() throws Exception {
        assertThat(canonical("{\"b\":[1.0,1e2,-0.0,0.10],\"a\":\"\\u0041\\/\"}"))
                .isEqualTo(canonical(" { \"a\" : \"A/\", \"b\" : [ 1, 100, 0, 1e-1 ] } "))
                .isEqualTo("{\"a\":\"A/\",\"b\":[1,100,0,0.1]}");
    }

    @Test
    void takes_scalars_and_empty_containers_too() throws Exception {
        assertThat(canonical("[{},[],\"\",null,9007199254740991,-9007199254740991]"))
                .isEqualTo("[{},[],\"\",null,9007199254740991,-9007199254740991]");
        assertThat(canonical("true")).isEqualTo("true");
        assertThat(canonical("\"\\u007f\"")).isEqualTo("\"\u007f\"");
    }

    @Test
    void of_a_thousand_random_values_is_a_fixed_point_and_what_the_reference_code_writes() throws Exception {
        var random = new Random(8785);
        for (int i = 0; i < 1000; i++) {
            var text = "{\"x\":" + random(random, 4) + "}";
            var once = canonical(text);
            assertThat(canonical(once)).isEqualTo(once);
            assertThat(new JsonCanonicalizer(text).getEncodedString()).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740992",
                "-9007199254740992",
                "9007199254740993",
                "1e16",
                "1E30",
                "100000000000000000000000000000000000000",
                "333333333.33333329",
                "0.1000000000000000055511151231257827",
                "1e-400",
                "1e400",
                "-1e400",
                "1e999999999",
                "1e-999999999"
            })
    void refuses_a_number_that_a_double_would_turn_into_another(String number) throws Exception {
        var flaws = CanonicalJson.flaws("parameters", json.readTree("{\"replicas\":[" + number + "]}"));

        assertThat(flaws).extracting(FieldError::field).containsExactly("parameters.replicas[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\u0000\"", "\"a\\ud800\"", "\"\\udc00a\"", "\"\\ude00\\ud83d\""})
    void refuses_strings_that_are_no_text(String string) throws Exception {
        assertThat(CanonicalJson.flaws("p", json.readTree("[" + string + "]")))
                .extracting(FieldError::field)
                .containsExactly("p[0]");
        assertThat(CanonicalJson.flaws("p", json.readTree("{" + string + ":1}")))
                .extracting(FieldError::field)
                .containsExactly("p");
    }

    @Test
    void refuses_numbers_that_are_not_finite() {
        var value = JsonNodeFactory.instance.objectNode().put("nan", Double.NaN).put("inf", Float.POSITIVE_INFINITY);

        assertThat(CanonicalJson.flaws("p", value))
                .extracting(FieldError::field)
                .containsExactly("p.nan", "p.inf");
    }

    @Test
    void names_every_value_at_fault_in_one_refusal() throws Exception {
        var value = json.readTree("{\"a\":1e400,\"b\":{\"c\":\"\\u0000\"},\"d\":1}");

        assertThatThrownBy(() -> CanonicalJson.canonical("parameters", value))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal().kind().status()).isEqualTo(422);
                    assertThat(refused.refusal().errors())
                            .extracting(FieldError::field)
                            .containsExactly("parameters.a", "parameters.b.c");
                });
    }

    private String canonical(String text) throws JsonProcessingException {
        return CanonicalJson.canonical(json.readTree(text));
    }

    private String random(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> String.valueOf(random.nextInt());
            case 1 -> number(random);
            case 2 -> JsonNodeFactory.instance.textNode(text(random)).toString();
            case 3 -> random.nextBoolean() ? "null" : "false";
            case 4 -> "[" + random(random, depth - 1) + "," + random(random, depth - 1) + "]";
            default ->
                "{" + JsonNodeFactory.instance.textNode("b" + text(random)) + ":" + random(random, depth - 1) + ","
                        + JsonNodeFactory.instance.textNode("a" + text(random)) + ":" + random(random, depth - 1) + "}";
        };
    }

    private static String number(Random random) {
        return String.valueOf(random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6));
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            var c = 1 + random.nextInt(0x1FFFF);
            text.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 'x' : c);
        }
        return text.toString();
    }
}
