package dev.countersign.compliance.pack;

import dev.countersign.platform.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a pack as a zip whose bytes depend on its members alone, and last the manifest with the digest of each. */
final class WritePack {

    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final SortedMap<String, String> digests = new TreeMap<>();

    WritePack(OutputStream to) {
        this.zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
    }

    void write(EvidencePack pack) throws IOException {
        for (var member : pack.members().entrySet()) {
            put(member.getKey(), member.getValue());
        }
        for (var upload : new TreeMap<>(pack.uploads()).entrySet()) {
            put(upload.getKey(), pack.contents().apply(upload.getValue()));
        }
        put("manifest.json", manifest(pack).getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }

    private void put(String name, byte[] bytes) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
        digests.put(name, Digest.of(bytes).value());
    }

    /** Names of members are ours: nothing in them needs an escape. */
    private String manifest(EvidencePack pack) {
        var lines = new StringBuilder("{\n  \"format\": \"countersign-evidence-pack\",\n  \"v\": 1,\n")
                .append("  \"subject\": \"" + pack.subject() + "\",\n")
                .append("  \"entries\": " + pack.entries() + ",\n  \"members\": {");
        var separator = "\n";
        for (var member : digests.entrySet()) {
            lines.append(separator).append("    \"" + member.getKey() + "\": \"" + member.getValue() + "\"");
            separator = ",\n";
        }
        return lines.append("\n  }\n}\n").toString();
    }
}
