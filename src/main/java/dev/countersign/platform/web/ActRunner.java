package dev.countersign.platform.web;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.RefusalRecorder;
import dev.countersign.platform.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a request as one act: one transaction around the whole of it, an answer that exists only once it is committed
 * (law 10), nothing left of what was refused but the refusal on record, in a transaction of its own (law 9).
 */
@Component
class ActRunner {

    private static final int MOST_REPEATS = 3;

    private final TransactionTemplate transaction;
    private final IdempotencyKeys keys;
    private final ObjectProvider<RefusalRecorder> recorder;
    private final ProblemWriter problems;

    ActRunner(
            PlatformTransactionManager transactions,
            IdempotencyKeys keys,
            ObjectProvider<RefusalRecorder> recorder,
            ProblemWriter problems) {
        this.transaction = new TransactionTemplate(transactions);
        this.keys = keys;
        this.recorder = recorder;
        this.problems = problems;
    }

    /** Runs it, again where it lost a race, and gives the answer to send. */
    HeldResponse run(Act act, FilterChain chain, HttpServletResponse response) throws IOException {
        var answer = once(act, chain, response);
        for (int repeat = 0; act.lostRace() && repeat < MOST_REPEATS; repeat++) {
            answer = once(act, chain, response);
        }
        return answer.failed() && !act.question() && !answer.containsHeader(KeptAnswer.REPLAYED)
                ? onRecord(act, answer, response)
                : answer;
    }

    private HeldResponse once(Act act, FilterChain chain, HttpServletResponse response) throws IOException {
        act.forgetLastRun();
        var refused = new AtomicReference<@Nullable HeldResponse>();
        try {
            return inTransaction(status -> {
                var answer = perform(act, chain, response);
                if (answer.failed()) {
                    status.setRollbackOnly();
                    refused.set(answer);
                }
                return answer;
            });
        } catch (Escaped e) {
            return escaped(act, e.thrown, response);
        } catch (RuntimeException atItsEdge) {
            var answer = refused.get();
            if (answer != null) {
                return answer; // The rollback failed with its connection; the database does it alone.
            }
            return problem(act, atItsEdge, DatabaseProblems.atTransactionEdge(atItsEdge), response);
        }
    }

    private HeldResponse perform(Act act, FilterChain chain, HttpServletResponse response) {
        try {
            var kept = act.key() == null ? null : keys.claim(act).orElse(null);
            if (kept != null) {
                return kept.replay(act, response);
            }
            var answer = new HeldResponse(response);
            chain.doFilter(new HeldRequest(act.request(), act.body()), answer);
            if (act.key() != null && !answer.failed()) {
                keys.keep(act, answer);
            }
            return answer;
        } catch (Exception e) {
            throw new Escaped(e);
        }
    }

    /** What no controller's advice has answered. Who may sign in and how, Spring Security's filters answer. */
    private HeldResponse escaped(Act act, Exception thrown, HttpServletResponse response) throws IOException {
        var unauthenticated = Problems.find(AuthenticationException.class, thrown);
        if (unauthenticated != null) {
            throw unauthenticated;
        }
        var denied = Problems.find(AccessDeniedException.class, thrown);
        if (denied != null) {
            var refusal = Refusal.forbidden("forbidden", "The caller may not do this.", null);
            inTransaction(status -> record(act, refusal));
            throw denied;
        }
        return problem(act, thrown, Problems.of(thrown), response);
    }

    private HeldResponse problem(Act act, Exception thrown, Problem problem, HttpServletResponse response)
            throws IOException {
        ProblemHandler.mark(act.request(), thrown);
        var answer = new HeldResponse(response);
        problems.write(answer, problem);
        return answer;
    }

    private HeldResponse onRecord(Act act, HeldResponse answer, HttpServletResponse response) throws IOException {
        var keep = KeptAnswer.worthKeeping(act, answer);
        var refusal = act.refusal();
        if (!keep && refusal == null) {
            return answer;
        }
        try {
            return inTransaction(status -> {
                var kept = keep ? keepRefusal(act, answer, response) : answer;
                record(act, refusal);
                return kept;
            });
        } catch (RuntimeException e) {
            // A refusal that cannot be put on record is not given either (law 9); the act can be tried again.
            return problem(act, e, Problems.of(e), response);
        }
    }

    /** Where a concurrent request with the same key was quicker, its answer is the answer of both. */
    private HeldResponse keepRefusal(Act act, HeldResponse answer, HttpServletResponse response) {
        try {
            var earlier = keys.claim(act);
            if (earlier.isPresent()) {
                return earlier.get().replay(act, response);
            }
            keys.keep(act, answer);
        } catch (Refused keyOfAnotherRequest) {
            return answer;
        }
        return answer;
    }

    private boolean record(Act act, @Nullable Refusal refusal) {
        if (refusal != null) {
            recorder.ifAvailable(there -> there.refused(refusal, act.actor(), act.subject(), act.facts()));
        }
        return true;
    }

    private <T> T inTransaction(Function<TransactionStatus, T> work) {
        return Objects.requireNonNull(transaction.execute(work::apply));
    }

    /** Tells what the act threw from what beginning or ending its transaction threw. */
    private static final class Escaped extends RuntimeException {
        private final transient Exception thrown;

        Escaped(Exception thrown) {
            super(null, thrown, false, false);
            this.thrown = thrown;
        }
    }
}
