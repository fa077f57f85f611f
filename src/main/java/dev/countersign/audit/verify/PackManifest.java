package dev.countersign.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.audit.tlog.MalformedLog;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code manifest.json}: what a pack is about and the digest of each other member. It is signed by nobody: it shows what was
 * altered by accident, or by somebody who forgot it. What is proved is proved by the log.
 */
record PackManifest(String subject, int entries, Map<String, String> members) {

    static final String NAME = "manifest.json";

    private static final String FORMAT = "countersign-evidence-pack";
    private static final int VERSION = 1;
    private static final Set<String> ALWAYS =
            Set.of(LogExport.README, LogExport.KEY, LogExport.CHECKPOINT, PackReport.NAME, PackReport.READABLE);
    private static final int MOST = 1_000_000;

    /** Null where there is none that can be read. Members that are missing, altered or strange are flaws. */
    static @Nullable PackManifest read(Members pack, Flaws flaws) {
        var manifest = flaws.read(NAME, () -> of(StrictJson.object(pack.read(NAME))));
        if (manifest != null) {
            manifest.members.forEach((name, digest) -> flaws.read(name, () -> check(pack.read(name), digest)));
            var known = new HashSet<>(manifest.members.keySet());
            known.add(NAME);
            pack.strange(known).forEach(name -> flaws.add(name, "is not in the manifest, or there twice"));
            manifest.required().forEach(name -> {
                if (!manifest.members.containsKey(name)) {
                    flaws.add(name, "is not named by the manifest, and has to be there");
                }
            });
        }
        return manifest;
    }

    private static PackManifest of(JsonNode json) {
        if (!json.path("format").asText().equals(FORMAT) || json.path("v").asInt() != VERSION) {
            throw new MalformedLog("is not of a form that is known here");
        }
        int entries = json.path("entries").asInt();
        if (entries < 1 || entries > MOST) {
            throw new MalformedLog("names " + json.path("entries") + " entries");
        }
        var members = new TreeMap<String, String>();
        json.path("members")
                .properties()
                .forEach(
                        member -> members.put(member.getKey(), member.getValue().asText()));
        return new PackManifest(json.path("subject").asText(), entries, members);
    }

    private static boolean check(byte[] bytes, String digest) {
        if (!StrictJson.digest(bytes).equals(digest)) {
            throw new MalformedLog("was altered: its digest is not the one in the manifest");
        }
        return true;
    }

    private Set<String> required() {
        var required = new HashSet<>(ALWAYS);
        for (int n = 1; n <= entries; n++) {
            required.add(PackEntries.entry(n));
            required.add(PackEntries.proof(n));
        }
        return required;
    }
}
