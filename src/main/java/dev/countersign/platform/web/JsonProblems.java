package dev.countersign.platform.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.countersign.platform.Refusal.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Problems of JSON bodies: always 400, naming the place. */
final class JsonProblems {

    private static final String CORRECT = "Correct the body and send the request again.";
    private static final Pattern DUPLICATE =
            Pattern.compile("Duplicate (?:[Oo]bject property|field) (?:\"|')(.*?)(?:\"|')");
    private static final Pattern NAMES_OF_ENUM = Pattern.compile("Enum class: \\[(.*?)]");

    private JsonProblems() {}

    static Optional<Problem> of(Throwable thrown) {
        if (!(thrown instanceof HttpMessageNotReadableException) && !(thrown instanceof JacksonException)) {
            return Optional.empty();
        }
        var jackson = Problems.find(JacksonException.class, thrown);
        if (jackson == null) {
            return Optional.of(Problem.of(
                    400, "missing_body", "The body is missing, or it broke off.", "Send a JSON object as the body."));
        }
        return jackson instanceof InvalidDefinitionException ? Optional.empty() : Optional.of(of(jackson));
    }

    private static Problem of(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return problem(
                    "json_too_complex",
                    "The JSON is nested more than " + JsonBodies.DEEPEST
                            + " levels deep, or has a name or a number that is too long.");
        }
        if (e instanceof StreamReadException) {
            return syntax(e);
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return unknown(unknown);
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return field("wrong_value", FieldPath.of(mapping.getPath()), message(mapping));
        }
        return e.getOriginalMessage().startsWith("Trailing token")
                ? problem("malformed_json", "There is something after the end of the JSON value.")
                : problem("wrong_value", "The body " + message(e) + ".");
    }

    private static Problem syntax(JacksonException e) {
        var at = e.getLocation();
        var place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        var duplicate = DUPLICATE.matcher(e.getOriginalMessage());
        return duplicate.find()
                ? problem("duplicate_key", "The name \"" + duplicate.group(1) + "\" is there twice" + place + ".")
                : problem("malformed_json", "The body is not JSON" + place + ".");
    }

    private static Problem unknown(UnrecognizedPropertyException e) {
        var known = new TreeSet<String>();
        Optional.ofNullable(e.getKnownPropertyIds()).ifPresent(ids -> ids.forEach(id -> known.add(String.valueOf(id))));
        return field(
                "unknown_field",
                FieldPath.of(e.getPath()),
                known.isEmpty() ? "is not known here" : "is not known here; known are " + String.join(", ", known));
    }

    private static String message(JacksonException e) {
        if (e instanceof InvalidNullException) {
            return "must not be null";
        }
        if (e instanceof ValueInstantiationException instantiation && ours(instantiation)) {
            var reason = Problems.find(IllegalArgumentException.class, instantiation);
            if (reason != null && reason.getMessage() != null) {
                return "is refused: " + reason.getMessage();
            }
        }
        var names = NAMES_OF_ENUM.matcher(e.getOriginalMessage());
        if (names.find()) {
            return "must be one of " + names.group(1);
        }
        return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? Expected.of(mismatch.getTargetType())
                : "does not have the form that is expected here";
    }

    /** Only our own records explain themselves to people; other classes tell their internals. */
    private static boolean ours(ValueInstantiationException e) {
        return e.getType().getRawClass().getName().startsWith("dev.countersign.");
    }

    private static Problem field(String code, String field, String message) {
        return problem(code, field + ": " + message + ".").with(List.of(new FieldError(field, message)));
    }

    private static Problem problem(String code, String detail) {
        return Problem.of(400, code, detail, CORRECT);
    }
}
