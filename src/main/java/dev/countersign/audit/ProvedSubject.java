package dev.countersign.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.audit.tlog.LogProof;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.NoteKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that the log has about one subject, to be checked without it.
 *
 * @param checkpoint the first that was signed over all of it, with the signature of the log alone: later entries about others
 *     and those who co-sign do not alter it
 */
public record ProvedSubject(NoteKey key, Note checkpoint, List<Proved> entries) {

    /**
     * @param leaf the bytes that are in the tree
     * @param person who acted; none where nothing is kept beside the leaf
     * @param openings by the name of a sealed field {@code [salt, value]}; none where the person was erased
     */
    public record Proved(
            byte[] leaf,
            LogProof proof,
            @Nullable String person,
            @Nullable ObjectNode openings) {}

    public ProvedSubject {
        entries = List.copyOf(entries);
    }

    /** Persons whose words are lost. */
    public Set<String> erased() {
        return entries.stream()
                .filter(entry -> entry.openings() == null)
                .flatMap(entry -> java.util.stream.Stream.ofNullable(entry.person()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
