package dev.countersign.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction of its own that is rolled back, whatever happens in it. Since nothing of it is ever seen, one may act as
 * anybody in it and put its clock forward: the use cases run as they are, and leave nothing.
 */
@Component
public final class Rehearsal {

    private static final Object KEY = Rehearsal.class;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** How far the clock of the running rehearsal is put forward. */
    private static final class Clock implements TransactionSynchronization {
        private Duration ahead = Duration.ZERO;

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(KEY);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(KEY, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
        }
    }

    private final TransactionTemplate whole;
    private final TransactionTemplate part;
    private final JdbcClient jdbc;
    private final HeldReads reads;
    private final DatabaseTime time;

    Rehearsal(PlatformTransactionManager transactions, JdbcClient jdbc, HeldReads reads, DatabaseTime time) {
        this.whole = new TransactionTemplate(transactions);
        whole.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.part = new TransactionTemplate(transactions);
        part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.jdbc = jdbc;
        this.reads = reads;
        this.time = time;
    }

    /** @param longest for each statement; it waits for a lock of somebody else's for two seconds at most */
    public <T extends @Nullable Object> T run(Duration longest, Supplier<T> work) {
        return whole.execute(status -> {
            status.setRollbackOnly();
            var clock = new Clock();
            TransactionSynchronizationManager.bindResource(KEY, clock);
            TransactionSynchronizationManager.registerSynchronization(clock);
            jdbc.sql("select set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true)")
                    .params(String.valueOf(longest.toMillis()), String.valueOf(LONGEST_WAIT.toMillis()))
                    .query((row, n) -> true)
                    .single();
            return work.get();
        });
    }

    /** Part of a rehearsal: what it throws undoes this part and no more. */
    public void part(Runnable work) {
        var clock = required();
        var before = clock.ahead;
        try {
            part.executeWithoutResult(status -> work.run());
        } catch (RuntimeException e) {
            clock.ahead = before;
            reads.forgetAll();
            time.afterLock();
            throw e;
        }
    }

    /** Acts as somebody who has not signed in. @throws IllegalStateException outside of a rehearsal */
    public <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
        required();
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(actor, "", List.of()));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** From now on it is that late, if it is not later already. */
    public void waitUntil(Instant moment) {
        var clock = required();
        var now = time.afterLock();
        if (moment.isAfter(now)) {
            clock.ahead = clock.ahead.plus(Duration.between(now, moment));
            time.afterLock();
        }
    }

    /** @throws IllegalStateException outside of a rehearsal: what asks this MUST NOT be done in earnest */
    public void require() {
        required();
    }

    static Duration ahead() {
        var clock = (Clock) TransactionSynchronizationManager.getResource(KEY);
        return clock == null ? Duration.ZERO : clock.ahead;
    }

    private static Clock required() {
        var clock = (Clock) TransactionSynchronizationManager.getResource(KEY);
        if (clock == null) {
            throw new IllegalStateException("This is done in a rehearsal only");
        }
        return clock;
    }
}
