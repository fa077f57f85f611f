package dev.countersign.platform.engine;

import dev.countersign.platform.Refused;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.MismatchingMessageCorrelationException;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.exception.NotFoundException;
import org.operaton.bpm.engine.exception.NullValueException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Turns what the engine throws at a loser into something that callers understand: our own refusal, unwrapped, or a
 * {@link ConcurrencyFailureException}, after which the act is worth trying again. Anything else stays what it is.
 */
public final class EngineConflicts {

    /** Serialization failure, deadlock, lock not available, unique violation, foreign key violation. */
    private static final Set<String> RACES = Set.of("40001", "40P01", "55P03", "23505", "23503");

    private static final Pattern GONE =
            Pattern.compile("^Cannot |^No (task|job|process ?[iI]nstance) |^Task '.*' not found|doesn't exist");

    private EngineConflicts() {}

    public static RuntimeException translate(RuntimeException thrown) {
        var refused = first(thrown, Refused.class);
        if (refused != null) {
            return refused;
        }
        if (thrown instanceof ConcurrencyFailureException) {
            return thrown;
        }
        return causes(thrown).anyMatch(EngineConflicts::isLostRace) ? new LostRace(thrown) : thrown;
    }

    private static boolean isLostRace(Throwable cause) {
        return cause instanceof OptimisticLockingException
                || cause instanceof ConcurrencyFailureException
                || cause instanceof MismatchingMessageCorrelationException
                || cause instanceof DataIntegrityViolationException
                || ((cause instanceof NullValueException || cause instanceof NotFoundException) && isGone(cause))
                || (cause instanceof NullPointerException && isFromEngine(cause))
                || (cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && RACES.contains(sql.getSQLState()));
    }

    /**
     * The engine says "Cannot find task with id X: task is null" of what was there a moment ago; a caller who passes
     * null hears only "taskId is null".
     */
    private static boolean isGone(Throwable cause) {
        var message = cause.getMessage();
        return message != null && GONE.matcher(message).find();
    }

    /**
     * Variables load lazily: when the winner has deleted them, delegates and the engine itself stumble over null. A bug
     * of ours that looks the same survives the retries and is reported then.
     */
    private static boolean isFromEngine(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("org.operaton.bpm.engine.impl."));
    }

    private static <T extends Throwable> @Nullable T first(Throwable thrown, Class<T> type) {
        return causes(thrown)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(50);
    }
}
