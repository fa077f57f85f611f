package dev.countersign.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.audit.tlog.MalformedLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What entries record is in its place of the report, each once; and nothing is there that no entry records. */
final class PackPlaces {

    /** Which part of the report has what entries of a kind record. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("change_submitted", "revisions"),
            Map.entry("change_revised", "revisions"),
            Map.entry("decision_recorded", "decisions"),
            Map.entry("permit_issued", "permits"),
            Map.entry("change_executing", "execution"),
            Map.entry("change_succeeded", "outcome"),
            Map.entry("change_failed", "outcome"),
            Map.entry("change_rolled_back", "outcome"),
            Map.entry("session_opened", "opening"),
            Map.entry("session_widening_asked", "widenings"),
            Map.entry("emergency_action_permitted", "actions"),
            Map.entry("session_ended", "end"),
            Map.entry("session_closed", "closure"),
            Map.entry("session_opinion_given", "opinions"),
            Map.entry("session_reviewed", "review"),
            Map.entry("preventive_action_done", "prevention"));

    private PackPlaces() {}

    /** @throws MalformedLog where it is not so */
    static void verify(JsonNode report, List<JsonNode> opened) {
        for (var line : opened) {
            var place = PLACES.get(line.path("kind").asText());
            if (place != null && named(report.path(place), line.path("n").asInt()) != 1) {
                throw new MalformedLog(
                        "does not have in " + place + " what entry number " + line.path("n") + " records, once");
            }
        }
        for (var place : Set.copyOf(PLACES.values())) {
            for (var record : items(report.path(place))) {
                var kind = PackReport.line(opened, place, record).path("kind").asText();
                if (!Objects.equals(PLACES.get(kind), place)) {
                    throw new MalformedLog("has in " + place + " what no entry records");
                }
            }
        }
    }

    private static long named(JsonNode place, int n) {
        return items(place).stream()
                .filter(record -> record.path("entry").asInt() == n)
                .count();
    }

    private static List<JsonNode> items(JsonNode place) {
        var items = new ArrayList<JsonNode>();
        if (place instanceof ArrayNode array) {
            array.forEach(items::add);
        } else if (place instanceof ObjectNode) {
            items.add(place);
        }
        return items;
    }
}
