package dev.countersign.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.audit.tlog.LogProof;
import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.NoteKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries of a pack: each proved to be in the log, dense, opened as far as it can be, and led anew by the laws. */
final class PackEntries {

    static final String ENTRIES = "entries/";
    static final String OPENINGS = "openings/";

    /** In place of a name that was erased. */
    private static final String ERASED = "erased";

    private static final Set<String> HEAD = Set.of("account", "subject");

    private final Members pack;
    private final PackManifest manifest;
    private final Note checkpoint;
    private final NoteKey key;
    private final Flaws flaws;
    private final ReplayLaws laws = new ReplayLaws();
    private final Set<String> ids = new HashSet<>();
    private long last = -1;
    private long withheld;

    PackEntries(Members pack, PackManifest manifest, Note checkpoint, NoteKey key, Flaws flaws) {
        this.pack = pack;
        this.manifest = manifest;
        this.checkpoint = checkpoint;
        this.key = key;
        this.flaws = flaws;
    }

    static String entry(int n) {
        return String.format("%s%06d.json", ENTRIES, n);
    }

    static String proof(int n) {
        return String.format("proofs/%06d.tlog-proof", n);
    }

    static String openings(int n) {
        return String.format("%s%06d.json", OPENINGS, n);
    }

    long withheld() {
        return withheld;
    }

    String status() {
        return laws.status(manifest.subject()).orElse("");
    }

    /** What each entry says with all that is opened of it, as a line of the report's timeline. */
    List<JsonNode> verify() {
        var opened = new ArrayList<JsonNode>();
        for (int i = 1; i <= manifest.entries(); i++) {
            int n = i;
            var entry = flaws.read(entry(n), () -> proved(n));
            if (entry != null) {
                laws.flaw(entry).ifPresent(what -> flaws.add(entry(n), what));
                var line = flaws.read(openings(n), () -> opened(n, entry));
                if (line != null) {
                    opened.add(line);
                }
            }
        }
        return opened;
    }

    private ObjectNode proved(int n) {
        var bytes = pack.read(entry(n));
        var index = included(n, bytes);
        var entry = StrictJson.canonicalObject(bytes);
        if (entry.path("v").asInt() != 1) {
            throw new MalformedLog("is of a version that is not known here");
        }
        if (!entry.path("subject").asText().equals(manifest.subject())) {
            throw new MalformedLog("is about " + entry.path("subject").asText() + ", not " + manifest.subject());
        }
        if (entry.path("n").asInt() != n) {
            throw new MalformedLog("is number " + entry.path("n").asInt() + " about its subject, where " + n
                    + " has to come: one is missing or out of place");
        }
        if (entry.path("index").asLong(-1) != index || index <= last) {
            throw new MalformedLog("says that it is entry " + entry.path("index") + " of the log");
        }
        if (!ids.add(entry.path("id").asText())) {
            throw new MalformedLog(
                    "is there for the second time: " + entry.path("id").asText());
        }
        last = index;
        return entry;
    }

    /** @return its index */
    private long included(int n, byte[] bytes) {
        LogProof proof = flaws.read(proof(n), () -> {
            var read = LogProof.parse(new String(pack.read(proof(n)), StandardCharsets.UTF_8));
            if (!read.checkpoint().written().equals(checkpoint.written())) {
                throw new MalformedLog("proves something of another checkpoint");
            }
            return read;
        });
        if (proof == null) {
            throw new MalformedLog("is not proved to be in the log");
        }
        if (!proof.proves(bytes, key)) {
            throw new MalformedLog("is not the one that was logged, or its proof is another's");
        }
        return proof.index();
    }

    private JsonNode opened(int n, ObjectNode entry) {
        var openings = pack.has(openings(n)) ? StrictJson.object(pack.read(openings(n))) : null;
        var sealed = entry.path("sealed");
        var data = ((ObjectNode) entry.path("data")).deepCopy();
        var line = JsonNodeFactory.instance.objectNode();
        line.put("account", ERASED);
        if (openings == null) {
            withheld += sealed.size();
        } else {
            withheld += sealed.size() - openings.size();
            openings.properties().forEach(field -> {
                var name = field.getKey();
                commits(name, field.getValue(), sealed.path(name).asText());
                if (!HEAD.contains(name)) {
                    data.set(name, field.getValue().path(1));
                } else if (name.equals("account")) {
                    line.set("account", field.getValue().path(1));
                }
            });
        }
        return finish(line, n, entry, data);
    }

    private static ObjectNode finish(ObjectNode line, int n, ObjectNode entry, @Nullable JsonNode data) {
        line.put("n", n);
        for (var name : List.of("index", "id", "at", "kind", "revision", "who", "method", "door")) {
            if (entry.has(name)) {
                line.set(name, entry.path(name));
            }
        }
        line.set("data", data);
        return line;
    }

    /** @throws MalformedLog where the opening is not the one that was sealed */
    private static void commits(String name, JsonNode opening, String commitment) {
        if (opening.size() != 2 || !opening.path(0).isTextual()) {
            throw new MalformedLog("has no salt and value of " + name);
        }
        var opened = JsonNodeFactory.instance
                .arrayNode()
                .add(opening.path(0))
                .add(name)
                .add(opening.path(1));
        var hash = Base64.getEncoder().encodeToString(StrictJson.sha256(StrictJson.canonical(opened)));
        if (!hash.equals(commitment)) {
            throw new MalformedLog("opens " + name + " to something else than what was sealed");
        }
    }
}
