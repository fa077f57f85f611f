package dev.countersign.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.audit.tlog.MalformedLog;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the report names by a digest: operations, decision tables, uploaded evidence. The digests themselves were held against
 * the entries before.
 */
final class PackAttachments {

    private static final String POLICY = "policy/";
    private static final String EVIDENCE = "evidence/";

    private final Members pack;
    private final PackManifest manifest;
    private final Flaws flaws;
    private final Set<String> named = new HashSet<>();

    PackAttachments(Members pack, PackManifest manifest, Flaws flaws) {
        this.pack = pack;
        this.manifest = manifest;
        this.flaws = flaws;
    }

    void verify(JsonNode report) {
        for (var part : List.of("revisions", "actions")) {
            report.path(part).forEach(item -> operation(part, item));
        }
        report.path("revisions").forEach(revision -> policy(revision.path("policy")));
        policy(report.path("opening").path("policy"));
        report.path("evidence").forEach(this::upload);
        manifest.members().keySet().stream()
                .filter(name -> name.startsWith(POLICY) || name.startsWith(EVIDENCE))
                .filter(name -> !named.contains(name))
                .forEach(name -> flaws.add(name, "is named nowhere in the report"));
    }

    /** The digest that was approved is that of the operation that is shown. */
    private void operation(String part, JsonNode item) {
        flaws.read(PackReport.NAME, () -> {
            var digest = StrictJson.digest(StrictJson.canonical(item.path("operation")));
            if (!digest.equals(item.path("digest").asText())) {
                throw new MalformedLog("shows in " + part + " an operation whose digest is " + digest + ", not "
                        + item.path("digest").asText());
            }
            return digest;
        });
    }

    private void policy(JsonNode policy) {
        var tables = policy.path("tables");
        tables.forEach(table -> {
            var name = POLICY + table.path("table").asText() + "-"
                    + table.path("version").asText() + ".dmn";
            attached(name, table.path("digest").asText());
        });
        if (policy.has("digest")
                && !digestOf(tables).equals(policy.path("digest").asText())) {
            flaws.add(PackReport.NAME, "names a policy whose digest is not that of its tables");
        }
    }

    /** Over the lines {@code table=digest}, sorted. */
    private static String digestOf(JsonNode tables) {
        var lines = StreamSupport.stream(tables.spliterator(), false)
                .map(table -> table.path("table").asText() + "="
                        + table.path("digest").asText() + "\n")
                .collect(Collectors.toCollection(TreeSet::new));
        return StrictJson.digest(String.join("", lines).getBytes(StandardCharsets.UTF_8));
    }

    private void upload(JsonNode item) {
        if (item.path("bytes").isNumber()) {
            attached(
                    EVIDENCE + item.path("evidence").asText(),
                    item.path("digest").asText());
        }
    }

    private void attached(String name, String digest) {
        named.add(name);
        flaws.read(name, () -> {
            if (!StrictJson.digest(pack.read(name)).equals(digest)) {
                throw new MalformedLog("is not the one whose digest the report and its entries name");
            }
            return digest;
        });
    }
}
