package dev.countersign.platform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.platform.Refusal.FieldError;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.NumberToJSON;

/**
 * The one form of a JSON value that digests are made of: RFC 8785 (JCS), on what RFC 7493 (I-JSON) can carry.
 *
 * <p>JCS writes every number as an IEEE 754 double. A number that a double would turn into another one is refused, not
 * rounded: two different operations MUST NOT get one digest (law 2).
 */
public final class CanonicalJson {

    private static final BigDecimal LARGEST_INTEGER = BigDecimal.valueOf((1L << 53) - 1);

    private CanonicalJson() {}

    /** The canonical form; or {@link Refused}, naming each value that has no faithful one. */
    public static String canonical(JsonNode value) {
        return canonical("value", value);
    }

    /** As above; {@code root} is where the value stands in the request, such as {@code parameters}. */
    public static String canonical(String root, JsonNode value) {
        var flaws = flaws(root, value);
        if (!flaws.isEmpty()) {
            throw new Refused(Refusal.invalid(flaws));
        }
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** Everything in the value that JCS cannot carry faithfully. Duplicate names are the parser's to refuse. */
    public static List<FieldError> flaws(String root, JsonNode value) {
        var flaws = new ArrayList<FieldError>();
        inspect(root, value, flaws);
        return flaws;
    }

    private static void inspect(String path, JsonNode value, List<FieldError> flaws) {
        switch (value.getNodeType()) {
            case OBJECT -> value.properties().forEach(member -> inspectMember(path, member, flaws));
            case ARRAY -> {
                for (int i = 0; i < value.size(); i++) {
                    inspect(path + "[" + i + "]", value.get(i), flaws);
                }
            }
            case STRING -> Text.allow(path, value.textValue(), Text.STORABLE, flaws);
            case NUMBER -> inspectNumber(path, value, flaws);
            case BOOLEAN, NULL -> {}
            default -> throw new IllegalArgumentException("Not a JSON value at " + path + ": " + value.getNodeType());
        }
    }

    private static void inspectMember(String path, Map.Entry<String, JsonNode> member, List<FieldError> flaws) {
        Text.STORABLE
                .flaw(member.getKey())
                .ifPresentOrElse(
                        flaw -> flaws.add(new FieldError(path, "has a member whose name " + flaw)),
                        () -> inspect(path + "." + member.getKey(), member.getValue(), flaws));
    }

    private static void inspectNumber(String path, JsonNode value, List<FieldError> flaws) {
        var asDouble = value.doubleValue();
        if (!Double.isFinite(asDouble)) {
            flaws.add(new FieldError(path, "is a number that no JSON consumer can hold; send it as a string"));
            return;
        }
        var written = value.decimalValue();
        if (isInteger(written) && written.abs().compareTo(LARGEST_INTEGER) > 0) {
            flaws.add(new FieldError(path, "is an integer beyond 9007199254740991 (2^53-1); send it as a string"));
        } else if (new BigDecimal(number(asDouble)).compareTo(written) != 0) {
            flaws.add(new FieldError(
                    path,
                    "has more digits than a double-precision number carries: it would become " + number(asDouble)
                            + "; send fewer digits or a string"));
        }
    }

    private static boolean isInteger(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    private static void write(JsonNode value, StringBuilder out) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value, out);
            case ARRAY -> {
                var separator = '[';
                for (var item : value) {
                    write(item, out.append(separator));
                    separator = ',';
                }
                out.append(value.isEmpty() ? "[]" : "]");
            }
            case STRING -> writeString(value.textValue(), out);
            case NUMBER -> out.append(number(value.doubleValue()));
            default -> out.append(value);
        }
    }

    private static void writeObject(JsonNode object, StringBuilder out) {
        // String.compareTo orders by UTF-16 code units, as RFC 8785 section 3.2.3 asks for.
        var sorted = new TreeMap<String, JsonNode>();
        object.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        var separator = '{';
        for (var member : sorted.entrySet()) {
            writeString(member.getKey(), out.append(separator));
            write(member.getValue(), out.append(':'));
            separator = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        out.append('"');
    }

    private static String number(double value) {
        try {
            return NumberToJSON.serializeNumber(value);
        } catch (IOException e) {
            throw new IllegalArgumentException("Not a JSON number: " + value, e);
        }
    }
}
