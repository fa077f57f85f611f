package dev.countersign.platform.engine;

import org.operaton.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds the index on a job's due date that the engine does not ship: with many timers in the future each look for due
 * jobs would read them all. Asks for the engine so that its tables exist.
 */
@Component
final class DueJobIndex implements SmartInitializingSingleton {

    private static final long LOCK = 0x636f756e74657231L;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @SuppressWarnings("unused")
    DueJobIndex(JdbcClient jdbc, PlatformTransactionManager transactions, ProcessEngine engine) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query((row, n) -> true)
                    .single();
            var exists = jdbc.sql("select to_regclass('act_idx_job_due') is not null")
                    .query(Boolean.class)
                    .single();
            if (!exists) {
                jdbc.sql("create index act_idx_job_due on act_ru_job (duedate_)")
                        .update();
            }
        });
    }
}
