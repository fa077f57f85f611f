package dev.countersign.audit;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/**
 * Writes down that somebody read evidence, or took it away: before they are given it, and in a transaction of its own, since a
 * read has none. MUST NOT be called inside of one.
 */
@Component
public final class RecordReading {

    /** What such entries are about: all evidence. One about a change would make its evidence another each time it is read. */
    public static final String SUBJECT = "compliance";

    private final AuditLog audit;
    private final TransactionTemplate own;

    RecordReading(AuditLog audit, PlatformTransactionManager transactions) {
        this.audit = audit;
        this.own = new TransactionTemplate(transactions);
    }

    /**
     * @param kind past tense, such as {@code history_exported}
     * @param data what was asked for: the query, the ids, how many were given
     * @return the id of the entry
     */
    public String record(String kind, Map<String, ?> data) {
        Assert.state(
                !TransactionSynchronizationManager.isActualTransactionActive(),
                "A reading is recorded before it begins");
        return Objects.requireNonNull(own.execute(began -> audit.record(Fact.of(kind, SUBJECT, data))));
    }
}
