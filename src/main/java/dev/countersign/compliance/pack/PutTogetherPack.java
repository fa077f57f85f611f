package dev.countersign.compliance.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.audit.ProvedSubject;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.platform.engine.Diagram;
import dev.countersign.policy.ReleasedTables;
import dev.countersign.policy.TableVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Makes the members of a pack from a report and the entries about its subject. */
@Component
final class PutTogetherPack {

    private final ReleasedTables tables;
    private final PackRows rows;
    private final ObjectWriter pretty;
    private final ObjectMapper json;
    private final byte[] readme;

    PutTogetherPack(ReleasedTables tables, PackRows rows, ObjectMapper json) throws IOException {
        this.tables = tables;
        this.rows = rows;
        this.json = json;
        this.pretty = json.writerWithDefaultPrettyPrinter();
        this.readme = new ClassPathResource("compliance/README.txt").getContentAsByteArray();
    }

    /** @param kind {@code change} or {@code session} */
    record Subject(
            String kind,
            String id,
            String status,
            ObjectNode parts,
            List<TableVersion> tables,
            Optional<Diagram> way) {}

    EvidencePack pack(Subject subject, ProvedSubject proved, PackEntries entries, Forgotten forgotten) {
        var members = new TreeMap<String, byte[]>();
        members.put("README.txt", readme);
        members.put("key", bytes(proved.key().vkey() + "\n"));
        members.put("checkpoint", bytes(proved.checkpoint().written()));
        entries(proved, members);
        subject.tables()
                .forEach(table -> tables.dmn(table).ifPresent(dmn -> members.put("policy/" + member(table), dmn)));
        subject.way().ifPresent(way -> {
            members.put("process/process.bpmn", bytes(way.bpmn()));
            members.put("process/path.json", written(path(way, forgotten)));
        });
        var report = report(subject, proved, entries);
        members.put("report.json", written(report));
        members.put("report.pdf", ReadableReport.of(report));
        return new EvidencePack(subject.id(), entries.count(), members, uploads(report), rows::content);
    }

    private static String member(TableVersion table) {
        return table.table() + "-" + table.version() + ".dmn";
    }

    private void entries(ProvedSubject proved, Map<String, byte[]> members) {
        int n = 0;
        for (var entry : proved.entries()) {
            n++;
            members.put(EvidencePack.numbered("entries", n, "json"), entry.leaf());
            members.put(
                    EvidencePack.numbered("proofs", n, "tlog-proof"),
                    bytes(entry.proof().written()));
            var openings = entry.openings();
            if (openings != null) {
                members.put(EvidencePack.numbered("openings", n, "json"), written(openings));
            }
        }
    }

    private ObjectNode report(Subject subject, ProvedSubject proved, PackEntries entries) {
        var checkpoint = Checkpoint.of(proved.checkpoint());
        var all = proved.entries();
        var report = new Part(json)
                .put("format", "countersign-evidence-report")
                .put("v", 1)
                .put("kind", subject.kind())
                .put("id", subject.id())
                .put("status", subject.status())
                .node();
        report.setAll(subject.parts());
        return report.<ObjectNode>setAll(new Part(json)
                .put(
                        "log",
                        new Part(json)
                                .put("origin", checkpoint.origin())
                                .put("size", checkpoint.size())
                                .put("root", checkpoint.root().base64())
                                .put("key", proved.key().vkey())
                                .put("entries", all.size())
                                .put("first", all.get(0).proof().index())
                                .put("last", all.get(all.size() - 1).proof().index()))
                .put("timeline", entries.timeline())
                .node());
    }

    private JsonNode path(Diagram way, Forgotten forgotten) {
        return new Part(json)
                .put("definition", way.definition())
                .put("active", way.active())
                .put("takenElements", way.takenElements())
                .put("takenFlows", way.takenFlows())
                .put(
                        "steps",
                        way.steps().stream()
                                .map(step -> new Part(json)
                                        .put("element", step.element())
                                        .put("name", step.name())
                                        .put("type", step.type())
                                        .put("state", step.state())
                                        .put("account", forgotten.account(step.account()))
                                        .put("startedAt", step.startedAt())
                                        .put("endedAt", step.endedAt())
                                        .node())
                                .toList())
                .node();
    }

    private static Map<String, String> uploads(JsonNode report) {
        var uploads = new TreeMap<String, String>();
        for (var item : report.path("evidence")) {
            if (item.hasNonNull("bytes")) {
                var id = item.path("evidence").asText();
                uploads.put("evidence/" + id, id);
            }
        }
        return uploads;
    }

    private byte[] written(JsonNode node) {
        try {
            return bytes(pretty.writeValueAsString(node) + "\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
