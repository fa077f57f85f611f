package dev.countersign.policy.process;

import dev.countersign.platform.Digest;
import dev.countersign.platform.Refused;
import dev.countersign.policy.Answer;
import dev.countersign.policy.TableVersion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A table of one moment, read when it is first asked, with room for the answers to very many questions. */
final class PinnedTable {

    private static final int REMEMBERED = 50_000;

    private final TableVersion version;
    private final byte[] dmn;
    private final Map<Object, Refused> refusals = new ConcurrentHashMap<>();
    private volatile @Nullable DecisionTable read;

    /** @param version of the engine; 0 for what is not in force */
    PinnedTable(String name, int version, byte[] dmn) {
        this.version = new TableVersion(name, version, Digest.of(dmn).value());
        this.dmn = dmn;
    }

    TableVersion version() {
        return version;
    }

    Answer ask(Map<String, Object> inputs) {
        var table = read;
        if (table == null) {
            table = once(version, () -> DecisionTable.read(version.table(), version.version(), dmn, REMEMBERED));
            read = table;
        }
        var readable = table;
        return once(readable.mentioned(inputs), () -> readable.ask(inputs));
    }

    /** What was refused once is refused again, at no cost: a draft may refuse every change there was. */
    private <T> T once(Object question, Supplier<T> answer) {
        var refused = refusals.get(question);
        if (refused != null) {
            throw refused;
        }
        try {
            return answer.get();
        } catch (Refused e) {
            if (refusals.size() < REMEMBERED) {
                refusals.put(question, e);
            }
            throw e;
        }
    }
}
