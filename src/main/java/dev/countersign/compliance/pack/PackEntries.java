package dev.countersign.compliance.pack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.audit.ProvedSubject;
import dev.countersign.audit.ProvedSubject.Proved;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The entries of a pack, and which of them records what. MUST tell a line as the offline verifier does. */
final class PackEntries {

    private static final List<String> HEAD = List.of("index", "id", "at", "kind", "revision", "who", "method", "door");
    private static final Set<String> NO_DATA = Set.of("account", "subject");

    private final List<PackEntry> entries;

    private PackEntries(List<PackEntry> entries) {
        this.entries = entries;
    }

    static PackEntries of(ProvedSubject proved, ObjectMapper json) {
        return new PackEntries(
                proved.entries().stream().map(entry -> line(entry, json)).toList());
    }

    private static PackEntry line(Proved entry, ObjectMapper json) {
        try {
            var leaf = json.readTree(entry.leaf());
            var line = JsonNodeFactory.instance.objectNode();
            line.put("n", leaf.path("n").asInt());
            HEAD.stream().filter(leaf::has).forEach(name -> line.set(name, leaf.path(name)));
            line.put("account", PackEntry.ERASED);
            var data = ((ObjectNode) leaf.path("data")).deepCopy();
            var openings = entry.openings();
            if (openings != null) {
                line.set("account", openings.path("account").path(1));
                openings.properties().stream()
                        .filter(field -> !NO_DATA.contains(field.getKey()))
                        .forEach(field ->
                                data.set(field.getKey(), field.getValue().path(1)));
            }
            line.set("data", data);
            return new PackEntry(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int count() {
        return entries.size();
    }

    ArrayNode timeline() {
        var timeline = JsonNodeFactory.instance.arrayNode();
        entries.forEach(entry -> timeline.add(entry.line()));
        return timeline;
    }

    /** The number of the entry that records it; null where none does. */
    @Nullable
    Integer of(String kind, String field, @Nullable Object value) {
        return last(kind, entry -> entry.says(field, String.valueOf(value)));
    }

    @Nullable
    Integer of(Set<String> kinds) {
        return last(entry -> kinds.contains(entry.kind()));
    }

    @Nullable
    Integer last(String kind, Predicate<PackEntry> which) {
        return last(entry -> entry.kind().equals(kind) && which.test(entry));
    }

    private @Nullable Integer last(Predicate<PackEntry> which) {
        return entries.stream()
                .filter(which)
                .reduce((earlier, later) -> later)
                .map(PackEntry::n)
                .orElse(null);
    }
}
