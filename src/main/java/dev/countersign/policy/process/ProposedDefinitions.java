package dev.countersign.policy.process;

import dev.countersign.platform.Refused;
import dev.countersign.policy.Answer;
import dev.countersign.policy.PolicyRefusal;
import dev.countersign.policy.ProposedTables;
import dev.countersign.policy.TableVersion;
import dev.countersign.policy.Tables;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.operaton.bpm.model.dmn.Dmn;
import org.operaton.bpm.model.dmn.instance.Decision;
import org.operaton.bpm.model.dmn.instance.NamedElement;
import org.springframework.stereotype.Component;

/** Tables of a file that is not deployed, before those that are. */
@Component
final class ProposedDefinitions implements ProposedTables {

    private static final int NO_RELEASE = 0;

    private final DecisionTables released;

    ProposedDefinitions(DecisionTables released) {
        this.released = released;
    }

    @Override
    public Pinned pinned() {
        var tables = new TreeMap<String, PinnedTable>();
        released.inForce()
                .forEach(one ->
                        tables.put(one.getKey(), new PinnedTable(one.getKey(), one.getVersion(), released.bytes(one))));
        return new AllPinned(tables);
    }

    private final class AllPinned implements Pinned {

        private final SortedMap<String, PinnedTable> tables;

        AllPinned(SortedMap<String, PinnedTable> tables) {
            this.tables = tables;
        }

        @Override
        public Pinned with(byte[] dmn) {
            var proposed = new TreeMap<>(tables);
            tablesOf(dmn).forEach(key -> proposed.put(key, new PinnedTable(key, NO_RELEASE, dmn)));
            return new AllPinned(proposed);
        }

        @Override
        public List<TableVersion> versions() {
            return tables.values().stream().map(PinnedTable::version).toList();
        }

        @Override
        public Answer ask(String table, Map<String, Object> inputs) {
            var pinned = tables.get(table);
            if (pinned == null) {
                throw new Refused(PolicyRefusal.incomplete(table, "it has not been released"));
            }
            return pinned.ask(inputs);
        }
    }

    @Override
    public Tables with(byte[] dmn) {
        return new Proposed(dmn, tablesOf(dmn), released);
    }

    @Override
    public Set<String> tablesOf(byte[] dmn) {
        try {
            return Dmn.readModelFromStream(new ByteArrayInputStream(dmn))
                    .getModelElementsByType(Decision.class)
                    .stream()
                    .map(NamedElement::getId)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (RuntimeException e) {
            throw new Refused(PolicyRefusal.unreadable("of this file", "it is no DMN (" + e.getMessage() + ")"));
        }
    }

    private record Proposed(byte[] dmn, Set<String> keys, Tables released, Map<String, DecisionTable> read)
            implements Tables {

        Proposed(byte[] dmn, Set<String> keys, Tables released) {
            this(dmn.clone(), keys, released, new ConcurrentHashMap<>());
        }

        @Override
        public Answer ask(String table, Map<String, Object> inputs) {
            return keys.contains(table)
                    ? read.computeIfAbsent(table, key -> DecisionTable.read(key, NO_RELEASE, dmn))
                            .ask(inputs)
                    : released.ask(table, inputs);
        }
    }
}
