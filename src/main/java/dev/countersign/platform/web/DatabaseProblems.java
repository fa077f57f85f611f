package dev.countersign.platform.web;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Problems that the database reports. None of them shows SQL, and none of the caller's making is a 500. */
final class DatabaseProblems {

    private static final Logger log = LoggerFactory.getLogger(DatabaseProblems.class);

    /** Serialization failure, deadlock, lock not available. */
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "55P03");

    /** Classes of what went wrong with the connection, or with the server as a whole; the engine passes them on bare. */
    private static final Set<String> OUT_OF_SERVICE = Set.of("08", "53", "57", "58");

    private DatabaseProblems() {}

    static Optional<Problem> of(Throwable thrown) {
        if (Problems.find(DuplicateKeyException.class, thrown) != null) {
            return Optional.of(Problem.of(
                    409,
                    "already_exists",
                    "Something with this id or name is there already.",
                    "Read it, and send the request again with another id or name."));
        }
        if (lostRace(thrown)) {
            return Optional.of(Problem.of(
                    409,
                    "lost_race",
                    "Others changed the same thing at the same moment, several times in a row; nothing of this was done.",
                    "Read it again, and repeat the request if it is still wanted."));
        }
        if (unavailable(thrown)) {
            log.warn("The database did not answer", thrown);
            return Optional.of(Problem.of(503));
        }
        return integrity(thrown);
    }

    /**
     * Whether running the act again on a fresh transaction can end better. A broken unique constraint belongs here: it
     * caught what a check could not see yet; on the next run the check sees it and says who was first.
     */
    static boolean lostRace(Throwable thrown) {
        if (Problems.find(ConcurrencyFailureException.class, thrown) != null
                || Problems.find(DuplicateKeyException.class, thrown) != null) {
            return true;
        }
        var sql = Problems.find(SQLException.class, thrown);
        return sql != null && sql.getSQLState() != null && LOST_RACES.contains(sql.getSQLState());
    }

    /** What beginning or ending a transaction threw: then the act may have been committed without our being told. */
    static Problem atTransactionEdge(RuntimeException thrown) {
        var begun = Problems.find(CannotCreateTransactionException.class, thrown) == null;
        if (!begun || lostRace(thrown) || !(thrown instanceof TransactionSystemException || unavailable(thrown))) {
            return Problems.of(thrown);
        }
        log.error("The end of a transaction was not confirmed", thrown);
        return Problem.of(
                        503,
                        "outcome_unknown",
                        "The database did not confirm the act; it may have happened or not.",
                        "Read it back, or repeat the request with the same Idempotency-Key.")
                .with(HttpHeaders.RETRY_AFTER, "2");
    }

    private static boolean unavailable(Throwable thrown) {
        return Problems.find(QueryTimeoutException.class, thrown) != null
                || Problems.find(CannotCreateTransactionException.class, thrown) != null
                || Problems.find(DataAccessResourceFailureException.class, thrown) != null
                || Problems.find(RecoverableDataAccessException.class, thrown) != null
                || Problems.find(TransientDataAccessException.class, thrown) != null
                || outOfService(Problems.find(SQLException.class, thrown));
    }

    /** The pool says "Connection is closed" without a state, of one that broke a moment before. */
    private static boolean outOfService(@Nullable SQLException thrown) {
        if (thrown == null) {
            return false;
        }
        var state = thrown.getSQLState();
        return state == null || (state.length() == 5 && OUT_OF_SERVICE.contains(state.substring(0, 2)));
    }

    private static Optional<Problem> integrity(Throwable thrown) {
        if (Problems.find(DataIntegrityViolationException.class, thrown) == null) {
            return Optional.empty();
        }
        log.warn("A constraint of the database refused what no check had refused", thrown);
        var sql = Problems.find(SQLException.class, thrown);
        var data = sql != null && sql.getSQLState() != null && sql.getSQLState().startsWith("22");
        return Optional.of(
                data
                        ? Problem.of(
                                422,
                                "value_refused",
                                "A value is too long, too large, or contains what cannot be stored.",
                                "Send the request again with another value.")
                        : Problem.of(
                                409,
                                "conflicting_data",
                                "This does not fit what is there already.",
                                "Read it again, and send what fits."));
    }
}
