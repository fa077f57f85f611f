package dev.countersign.audit.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.EntryBundle;
import dev.countersign.audit.tlog.GrowingTiles;
import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.audit.tlog.MerkleTree;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.NoteKey;
import dev.countersign.audit.tlog.Tiles;
import dev.countersign.audit.tlog.TreeHash;
import dev.countersign.platform.CanonicalJson;
import dev.countersign.platform.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Derives everything again: every leaf from its entry, every tile from the leaves, the root from the tiles, and holds the
 * signature of the checkpoint against it. Then it reads what the entries say, in order, and whether the laws were kept.
 */
final class VerifyLog {

    /** More are not told. */
    private static final int MOST = 20;

    /** @param checkpoint none where there is none that can be read */
    record Report(
            @Nullable Checkpoint checkpoint,
            @Nullable NoteKey key,
            boolean trusted,
            List<String> witnessed,
            long changes,
            long sessions,
            List<Flaw> flaws) {}

    private final Members export;
    private final Trusted trusted;
    private final List<String> witnessed = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final ReplayLaws laws = new ReplayLaws();
    private final ObjectMapper json = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private VerifyLog(Members export, Trusted trusted) {
        this.export = export;
        this.trusted = trusted;
    }

    static Report verify(Members export, Trusted trusted) {
        return new VerifyLog(export, trusted).verify();
    }

    private Report verify() {
        var enclosed = enclosedKey();
        var key = Optional.ofNullable(trusted.key()).or(() -> enclosed).orElse(null);
        enclosed.filter(one -> !one.equals(key))
                .ifPresent(one -> add(new Flaw(LogExport.KEY, "is another than the one that you have: " + one.vkey())));
        var checkpoint = key == null ? null : checkpoint(key).orElse(null);
        if (checkpoint != null && export.count() < checkpoint.size() / Tiles.WIDTH) {
            add(new Flaw("checkpoint", "is of " + checkpoint.size() + " entries, and the export has fewer"));
        } else if (checkpoint != null) {
            export.strange(LogExport.names(checkpoint.size()))
                    .forEach(name -> add(new Flaw(name, "has no place in an export of this size")));
            entries(checkpoint);
        }
        return new Report(
                checkpoint, key, trusted.key() != null, witnessed, laws.changes(), laws.sessions(), List.copyOf(flaws));
    }

    private Optional<NoteKey> enclosedKey() {
        return read(LogExport.KEY, bytes -> NoteKey.of(new String(bytes, StandardCharsets.UTF_8).strip()));
    }

    private Optional<Checkpoint> checkpoint(NoteKey key) {
        return read(LogExport.CHECKPOINT, bytes -> {
            var note = Note.parse(bytes);
            var checkpoint = trusted.checkpoint(note, key);
            witnessed.addAll(trusted.witnessed(note));
            return checkpoint;
        });
    }

    private void entries(Checkpoint checkpoint) {
        long size = checkpoint.size();
        var tiles = new HashMap<GrowingTiles.Position, byte[]>();
        var grown = new GrowingTiles((level, n) -> new byte[0], 0);
        for (long n = 0; Tiles.width(0, n, size) > 0; n++) {
            int width = Tiles.width(0, n, size);
            long first = n * Tiles.WIDTH;
            var hashes = read(LogExport.tile(0, n, size), bytes -> exactly(bytes, width))
                    .orElse(null);
            var entries = read(LogExport.bundle(n, size), EntryBundle::read).orElse(List.of());
            if (entries.size() != width) {
                add(new Flaw(LogExport.bundle(n, size), "has " + entries.size() + " entries instead of " + width));
            }
            for (int i = 0; i < Math.min(width, entries.size()); i++) {
                entry(first + i, entries.get(i), hashes == null ? null : TreeHash.at(hashes, i));
            }
            for (int i = 0; i < width; i++) {
                grown.add(hashes == null ? TreeHash.EMPTY : TreeHash.at(hashes, i));
            }
        }
        tiles.putAll(grown.altered());
        tiles(size, tiles);
        if (!new MerkleTree(new Tiles(grown)).root(size).equals(checkpoint.root())) {
            add(new Flaw("checkpoint", "has another root than the hashes of the leaves give"));
        }
    }

    /** Tiles above the leaves have to be what the leaves give. */
    private void tiles(long size, Map<GrowingTiles.Position, byte[]> expected) {
        for (int level = 1; Tiles.width(level, 0, size) > 0; level++) {
            for (long n = 0; Tiles.width(level, n, size) > 0; n++) {
                var name = LogExport.tile(level, n, size);
                var wanted = expected.get(new GrowingTiles.Position(level, n));
                read(name, bytes -> bytes)
                        .filter(bytes -> !Arrays.equals(bytes, wanted))
                        .ifPresent(bytes -> add(new Flaw(name, "is not what the tiles below give")));
            }
        }
    }

    private void entry(long index, byte[] bytes, @Nullable TreeHash expected) {
        if (expected != null && !TreeHash.ofLeaf(bytes).equals(expected)) {
            add(Flaw.ofEntry(index, "is not the one that was logged: its hash is another"));
            return;
        }
        try {
            var entry = json.readTree(bytes);
            if (!entry.isObject() || !Arrays.equals(canonical(entry), bytes)) {
                add(Flaw.ofEntry(index, "is not in the canonical form (RFC 8785)"));
                return;
            }
            form(index, entry).or(() -> laws.flaw(entry)).ifPresent(what -> add(Flaw.ofEntry(index, what)));
        } catch (IOException | Refused e) {
            add(Flaw.ofEntry(index, "is no JSON"));
        }
    }

    private static byte[] canonical(JsonNode entry) {
        return CanonicalJson.canonical(entry).getBytes(StandardCharsets.UTF_8);
    }

    private Optional<String> form(long index, JsonNode entry) {
        if (entry.path("v").asInt() != 1) {
            return Optional.of("is of a version that is not known here");
        }
        if (entry.path("index").asLong(-1) != index) {
            return Optional.of("says that it is entry " + entry.path("index"));
        }
        if (!ids.add(entry.path("id").asText())) {
            return Optional.of(
                    "is there for the second time: " + entry.path("id").asText());
        }
        int n = counts.merge(entry.path("subject").asText(), 1, Integer::sum);
        return entry.path("n").asInt() == n
                ? Optional.empty()
                : Optional.of(
                        "is number " + entry.path("n").asInt() + " about its subject, where " + n + " has to come");
    }

    private static byte[] exactly(byte[] bytes, int width) {
        if (bytes.length != width * TreeHash.LENGTH) {
            throw new MalformedLog("has " + bytes.length + " bytes instead of " + width * TreeHash.LENGTH);
        }
        return bytes;
    }

    private <T> Optional<T> read(String name, Function<byte[], T> form) {
        try {
            return Optional.of(form.apply(export.read(name)));
        } catch (MalformedLog e) {
            add(new Flaw(name, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private void add(Flaw flaw) {
        if (flaws.size() < MOST) {
            flaws.add(flaw);
        }
    }
}
