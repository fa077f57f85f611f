package dev.countersign.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.MalformedLog;
import java.util.HashMap;
import java.util.List;

/**
 * {@code report.json} held against the entries. Whatever in it names an entry ({@code "entry": n}) has to say what that entry
 * says wherever both speak of the same; and what entries record has to be in it, once.
 */
final class PackReport {

    static final String NAME = "report.json";
    static final String READABLE = "report.pdf";

    private final Members pack;
    private final PackManifest manifest;
    private final Checkpoint checkpoint;
    private final List<JsonNode> opened;
    private final String status;
    private final Flaws flaws;

    PackReport(
            Members pack,
            PackManifest manifest,
            Checkpoint checkpoint,
            List<JsonNode> opened,
            String status,
            Flaws flaws) {
        this.pack = pack;
        this.manifest = manifest;
        this.checkpoint = checkpoint;
        this.opened = opened;
        this.status = status;
        this.flaws = flaws;
    }

    void verify() {
        var report = flaws.read(NAME, () -> StrictJson.object(pack.read(NAME)));
        if (report == null) {
            return;
        }
        flaws.read(NAME, () -> {
            head(report);
            timeline(report.path("timeline"));
            references(report);
            PackPlaces.verify(report, opened);
            return report;
        });
        new PackAttachments(pack, manifest, flaws).verify(report);
    }

    private void head(JsonNode report) {
        require("id", report.path("id").asText(), manifest.subject());
        require("status", report.path("status").asText(), status);
        var log = report.path("log");
        require("log.origin", log.path("origin").asText(), checkpoint.origin());
        require("log.size", log.path("size").asText(), String.valueOf(checkpoint.size()));
        require("log.root", log.path("root").asText(), checkpoint.root().base64());
        require("log.entries", log.path("entries").asText(), String.valueOf(manifest.entries()));
    }

    private static void require(String field, String said, String proved) {
        if (!said.equals(proved)) {
            throw new MalformedLog("says " + field + " " + said + ", and its entries and checkpoint say " + proved);
        }
    }

    private void timeline(JsonNode timeline) {
        for (int i = 0; i < Math.max(timeline.size(), opened.size()); i++) {
            if (i >= timeline.size() || i >= opened.size() || !StrictJson.same(timeline.path(i), opened.get(i))) {
                throw new MalformedLog("says in its timeline something else than entry number " + (i + 1));
            }
        }
    }

    private void references(JsonNode report) {
        report.properties().stream()
                .filter(part -> !part.getKey().equals("timeline"))
                .forEach(part -> references(part.getKey(), part.getValue()));
    }

    private void references(String where, JsonNode node) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                references(where + "[" + i + "]", array.get(i));
            }
        } else if (node instanceof ObjectNode object) {
            if (object.has("entry")) {
                agrees(where, object, line(opened, where, object));
            }
            object.properties().forEach(field -> references(where + "." + field.getKey(), field.getValue()));
        }
    }

    static JsonNode line(List<JsonNode> opened, String where, JsonNode object) {
        int n = object.path("entry").asInt();
        if (n < 1 || n > opened.size()) {
            throw new MalformedLog("names in " + where + " entry number " + n + ", which is not there");
        }
        return opened.get(n - 1);
    }

    private static void agrees(String where, ObjectNode object, JsonNode line) {
        var says = new HashMap<String, JsonNode>();
        line.path("data").properties().forEach(field -> says.put(field.getKey(), field.getValue()));
        says.put("revision", line.path("revision"));
        says.put("account", line.path("account"));
        says.put("method", line.path("method"));
        object.properties().forEach(field -> {
            var entry = says.get(field.getKey());
            if (entry != null && !Agreement.of(field.getValue(), entry)) {
                throw new MalformedLog("says in " + where + "." + field.getKey() + " something else than entry number "
                        + object.path("entry"));
            }
        });
    }
}
