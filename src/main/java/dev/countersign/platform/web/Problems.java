package dev.countersign.platform.web;

import dev.countersign.platform.Ids;
import dev.countersign.platform.Refused;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which problem document an exception becomes. What nobody foresaw becomes a 500 that says nothing but its incident. */
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static Problem of(Throwable thrown) {
        return Stream.<Function<Throwable, Optional<Problem>>>of(
                        Problems::refused,
                        Problems::tooLarge,
                        JsonProblems::of,
                        DatabaseProblems::of,
                        RequestProblems::of)
                .flatMap(kind -> kind.apply(thrown).stream())
                .findFirst()
                .orElseGet(() -> unforeseen(thrown));
    }

    /** The first of this class among the exception and its causes. */
    static <T extends Throwable> @Nullable T find(Class<T> wanted, @Nullable Throwable thrown) {
        var depth = 0;
        for (var cause = thrown; cause != null && depth++ < 50; cause = cause.getCause()) {
            if (wanted.isInstance(cause)) {
                return wanted.cast(cause);
            }
        }
        return null;
    }

    private static Optional<Problem> refused(Throwable thrown) {
        return Optional.ofNullable(find(Refused.class, thrown))
                .map(Refused::refusal)
                .map(Problem::of);
    }

    private static Optional<Problem> tooLarge(Throwable thrown) {
        return Optional.ofNullable(find(BodyTooLarge.class, thrown)).map(BodyTooLarge::problem);
    }

    private static Problem unforeseen(Throwable thrown) {
        var incident = Ids.next("inc_");
        log.error("Incident {}", incident, thrown);
        return Problem.of(
                        500,
                        "internal_error",
                        "Something went wrong that is not your fault; nothing was changed.",
                        "Tell the operators the incident's id.")
                .withIncident(incident);
    }
}
