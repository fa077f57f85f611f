package dev.countersign.platform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the running transaction has read of things that it holds the lock of: nobody else can alter it, so it is read once.
 * Ends with the transaction. Of what is not held, every read is a fresh one.
 *
 * <p>Whoever writes MUST {@link #forget} what they wrote, and rows MUST be written only under the lock of their thing.
 */
@Component
public final class HeldReads {

    private record Key(Class<?> kind, String id, Object detail) {}

    private record Reads(Set<String> held, Map<Key, Object> known) {}

    /** From now on reads of {@code id} are kept. MUST be called with its lock taken, or its row inserted. */
    public void hold(String id) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            var reads = reads();
            (reads == null ? begin() : reads).held().add(id);
        }
    }

    public boolean holds(String id) {
        var reads = reads();
        return reads != null && reads.held().contains(id);
    }

    /** @param kind by what it is forgotten: the repository */
    @SuppressWarnings("unchecked")
    public <T> T read(Class<?> kind, String id, Object detail, Supplier<T> query) {
        var reads = reads();
        if (reads == null || !reads.held().contains(id)) {
            return query.get();
        }
        var key = new Key(kind, id, detail);
        var known = (T) reads.known().get(key);
        if (known == null) {
            known = query.get();
            reads.known().put(key, known);
        }
        return known;
    }

    /** Something of this kind was written. */
    public void forget(Class<?> kind) {
        var reads = reads();
        if (reads != null) {
            reads.known().keySet().removeIf(key -> key.kind().equals(kind));
        }
    }

    /** Part of the transaction was undone. */
    void forgetAll() {
        var reads = reads();
        if (reads != null) {
            reads.known().clear();
            reads.held().clear();
        }
    }

    private @Nullable Reads reads() {
        return (Reads) TransactionSynchronizationManager.getResource(this);
    }

    private Reads begin() {
        var reads = new Reads(new HashSet<>(), new HashMap<>());
        TransactionSynchronizationManager.bindResource(this, reads);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResourceIfPossible(HeldReads.this);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(HeldReads.this);
            }
        });
        return reads;
    }
}
