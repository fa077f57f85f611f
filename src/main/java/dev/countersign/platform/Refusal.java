package dev.countersign.platform;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an act was refused: a value that rules return, so that it can be listed as well as obeyed.
 *
 * @param kind what class of refusal it is; decides the HTTP status
 * @param code stable, for machines, such as {@code self_decision}
 * @param detail one sentence a person understands
 * @param next what to do now
 * @param outcome what has already happened, where that is the reason (law 3)
 * @param errors the fields at fault, if any
 */
public record Refusal(
        Kind kind,
        String code,
        String detail,
        @Nullable String next,
        @Nullable Outcome outcome,
        List<FieldError> errors) {

    /** Classes of refusals, as RFC 9110 and the API conventions number them. */
    public enum Kind {
        MALFORMED(400),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        GONE(410),
        STALE(412),
        TOO_LARGE(413),
        UNSUPPORTED(415),
        UNPROCESSABLE(422),
        PRECONDITION_REQUIRED(428),
        TOO_MANY(429),
        NOT_YET(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** What happened first: {@code what} (a status or verdict), by {@code who} (an account), {@code when}. */
    public record Outcome(String what, String who, Instant when) {}

    /** A field at fault, as a path such as {@code scope.targets[0]}. */
    public record FieldError(String field, String message) {}

    public static Refusal malformed(String code, String detail, @Nullable String next) {
        return of(Kind.MALFORMED, code, detail, next);
    }

    public static Refusal forbidden(String code, String detail, @Nullable String next) {
        return of(Kind.FORBIDDEN, code, detail, next);
    }

    public static Refusal notFound(String what, String id) {
        return of(
                Kind.NOT_FOUND,
                what + "_not_found",
                "There is no " + what + " " + id + " that you may see.",
                "Check the id; if it is right, ask a member of its project for access.");
    }

    public static Refusal conflict(String code, String detail, @Nullable String next, @Nullable Outcome outcome) {
        return new Refusal(Kind.CONFLICT, code, detail, next, outcome, List.of());
    }

    public static Refusal gone(String code, String detail, @Nullable String next, @Nullable Outcome outcome) {
        return new Refusal(Kind.GONE, code, detail, next, outcome, List.of());
    }

    public static Refusal unprocessable(String code, String detail, @Nullable String next) {
        return of(Kind.UNPROCESSABLE, code, detail, next);
    }

    public static Refusal invalid(List<FieldError> errors) {
        var first = errors.get(0);
        return new Refusal(
                Kind.UNPROCESSABLE,
                "invalid",
                errors.size() == 1
                        ? first.field() + ": " + first.message()
                        : errors.size() + " fields need another value.",
                "Correct the fields listed under errors and send the request again.",
                null,
                errors);
    }

    /** The same, with what has happened first. */
    public Refusal withOutcome(Outcome first) {
        return new Refusal(kind, code, detail, next, first, errors);
    }

    public static Refusal of(Kind kind, String code, String detail, @Nullable String next) {
        return new Refusal(kind, code, detail, next, null, List.of());
    }
}
