package dev.countersign.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.audit.EntryForm.Names;
import dev.countersign.audit.LogRows.Leaf;
import dev.countersign.audit.PersonKeys.PersonKey;
import dev.countersign.audit.tlog.GrowingTiles;
import dev.countersign.audit.tlog.TreeHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Moves entries into the log: a batch in one transaction, by whoever holds the head. Killed at any step, it has done the whole
 * batch or none of it. It takes what is committed, not what comes after the last: an entry of a slow transaction comes later,
 * and none is passed over.
 */
@Component
public class SequenceEntries {

    static final int BATCH = 500;

    private final SequencerDatabase database;
    private final PendingEntries pending;
    private final LogRows log;
    private final PersonKeys personKeys;
    private final ObjectMapper json;
    private final EntryForm form = new EntryForm();

    SequenceEntries(SequencerDatabase database, ObjectMapper json) {
        this.database = database;
        this.pending = database.pending();
        this.log = database.log();
        this.personKeys = database.personKeys();
        this.json = json;
    }

    /** @return how many entries it has moved; fewer than {@link #BATCH} where no more were there, or another is at work */
    public int sequence() {
        return database.inTransaction(this::batch);
    }

    private int batch() {
        var held = log.holdHead();
        if (held.isEmpty()) {
            return 0;
        }
        var entries = pending.take(BATCH);
        if (entries.isEmpty()) {
            return 0;
        }
        var tiles = new GrowingTiles(log, held.get().size());
        var leaves = leaves(entries, tiles.size());
        leaves.forEach(leaf -> tiles.add(TreeHash.ofLeaf(leaf.bytes())));
        log.add(leaves);
        log.put(tiles.altered());
        log.grow(tiles.size(), tiles.root());
        return leaves.size();
    }

    private List<Leaf> leaves(List<AuditEntry> entries, long first) {
        var keys = personKeys.ofAll(entries.stream()
                .flatMap(entry -> named(entry).stream())
                .distinct()
                .toList());
        var counts =
                log.counts(entries.stream().map(entry -> subject(entry, keys)).collect(Collectors.toSet()));
        var leaves = new ArrayList<Leaf>();
        for (var entry : entries) {
            int n = counts.merge(subject(entry, keys), 1, Integer::sum);
            leaves.add(leaf(first + leaves.size(), n, entry, keys));
        }
        return leaves;
    }

    private Leaf leaf(long index, int n, AuditEntry entry, Map<String, PersonKey> keys) {
        var key = Objects.requireNonNull(keys.get(entry.person()));
        var subject = subject(entry, keys);
        var formed = form.form(index, n, entry, new Names(key.pseudonym(), subject));
        var sealed = Seal.seal(key.key(), entry.id(), bytes(formed.openings()));
        return new Leaf(index, entry, subject, n, formed.leaf(), sealed);
    }

    /** Who goes by a pseudonym: whoever acted, and what the entry is about where that names somebody. */
    private static List<String> named(AuditEntry entry) {
        return EntryForm.openSubject(entry) ? List.of(entry.person()) : List.of(entry.person(), entry.subject());
    }

    private static String subject(AuditEntry entry, Map<String, PersonKey> keys) {
        return EntryForm.openSubject(entry)
                ? entry.subject()
                : Objects.requireNonNull(keys.get(entry.subject())).pseudonym();
    }

    private byte[] bytes(ObjectNode openings) {
        try {
            return json.writeValueAsBytes(openings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
