package dev.countersign.modeling.process;

import dev.countersign.modeling.release.Aside;
import java.util.function.Supplier;
import org.operaton.bpm.engine.context.ProcessEngineContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction of its own needs a session of the engine's of its own: else what it writes goes with the one that waits. */
@Component
class EngineAside implements Aside {

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    EngineAside(PlatformTransactionManager transactions, JdbcClient jdbc) {
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.jdbc = jdbc;
    }

    @Override
    @SuppressWarnings("NullAway") // the work answers with something
    public <T> T run(Supplier<T> work) {
        return transaction.execute(status -> {
            jdbc.sql("set local lock_timeout = '2s'").update();
            return work.get();
        });
    }

    @Override
    public <T> T engine(Supplier<T> command) {
        try {
            return ProcessEngineContext.withNewProcessEngineContext(command::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
