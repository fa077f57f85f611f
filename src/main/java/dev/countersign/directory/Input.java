package dev.countersign.directory;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller sent, checked field by field, so that one refusal names everything that is wrong. */
final class Input {

    private static final Duration HORIZON = Duration.ofDays(36_500);
    private static final Text.Check NAME = Text.line(120);

    private final List<FieldError> errors = new ArrayList<>();

    String id(String field, @Nullable String value) {
        if (value == null || !Ident.isOne(value)) {
            wrong(field, Ident.FORM);
            return "";
        }
        return value;
    }

    String name(String field, @Nullable String value) {
        nameFault(value).ifPresent(message -> wrong(field, message));
        return value == null ? "" : value.strip();
    }

    /** A time to come; the past is closed, since decisions have been counted by it. */
    @Nullable
    Instant future(String field, @Nullable Instant value, Instant now) {
        if (value == null) {
            return null;
        }
        if (value.isBefore(now)) {
            wrong(field, "must not be in the past; leave it out to mean now");
        } else if (value.isAfter(now.plus(HORIZON))) {
            wrong(field, "must be less than a hundred years away");
        }
        return value.truncatedTo(ChronoUnit.MICROS);
    }

    void wrong(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    void mustBeRight() {
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
    }

    static Optional<String> nameFault(@Nullable String value) {
        return value == null ? Optional.of("is missing") : NAME.flaw(value);
    }
}
