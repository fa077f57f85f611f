package dev.countersign.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.audit.LogRows.Kept;
import dev.countersign.audit.PersonKeys.PersonKey;
import dev.countersign.audit.ProvedSubject.Proved;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.GrowingTiles;
import dev.countersign.audit.tlog.LogProof;
import dev.countersign.audit.tlog.MerkleTree;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.Tiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives away everything about one subject, each entry with the proof that it is in the log. */
@Component
public final class ProveSubject {

    private final PendingEntries pending;
    private final LogRows log;
    private final LogKeys keys;
    private final PersonKeys personKeys;
    private final ObjectMapper json;

    ProveSubject(PendingEntries pending, LogRows log, LogKeys keys, PersonKeys personKeys, ObjectMapper json) {
        this.pending = pending;
        this.log = log;
        this.keys = keys;
        this.personKeys = personKeys;
        this.json = json;
    }

    /** Nothing where there is no entry about it, or one that was not signed yet. */
    public Optional<ProvedSubject> prove(String subject) {
        if (pending.any(subject)) {
            return Optional.empty();
        }
        var kept = log.about(subject);
        return kept.isEmpty()
                ? Optional.empty()
                : log.firstCheckpointOver(kept.get(kept.size() - 1).index()).map(note -> prove(kept, note));
    }

    private ProvedSubject prove(List<Kept> kept, Note note) {
        var checkpoint = Checkpoint.of(note);
        var key = keys.signer(checkpoint.origin()).key();
        var own = note.only(key);
        var persons = personKeys.find(kept.stream()
                .map(Kept::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var tree = new MerkleTree(new Tiles(readOnce()));
        return new ProvedSubject(
                key,
                own,
                kept.stream()
                        .map(one -> new Proved(
                                one.leaf(),
                                new LogProof(one.index(), tree.inclusion(one.index(), checkpoint.size()), own),
                                one.person(),
                                openings(one, persons)))
                        .toList());
    }

    private @Nullable ObjectNode openings(Kept one, Map<String, PersonKey> persons) {
        var key = one.person() == null ? null : persons.get(one.person());
        var sealed = one.sealed();
        return key == null || sealed == null
                ? null
                : Seal.open(key.key(), one.id(), sealed).map(this::read).orElse(null);
    }

    private ObjectNode read(byte[] openings) {
        try {
            return (ObjectNode) json.readTree(openings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Neighbours have most of their paths in common. */
    private Tiles.Store readOnce() {
        var read = new HashMap<GrowingTiles.Position, byte[]>();
        return (level, n) -> read.computeIfAbsent(new GrowingTiles.Position(level, n), at -> log.tile(level, n));
    }
}
