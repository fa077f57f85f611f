package dev.countersign.policy.process;

import dev.countersign.platform.Refused;
import dev.countersign.policy.Answer;
import dev.countersign.policy.PolicyRefusal;
import dev.countersign.policy.ProposedTables;
import dev.countersign.policy.Tables;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Set;
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
