package dev.countersign.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.audit.tlog.EntryBundle;
import dev.countersign.platform.CanonicalJson;
import dev.countersign.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The form of an entry in the log: RFC 8785 JSON in which nothing personal is written out. Of a field that is not known to be
 * harmless it has only a commitment: SHA-256 over the RFC 8785 form of {@code [salt, name, value]}. Whoever is shown salt and
 * value can check them against it; whoever is not learns nothing.
 */
final class EntryForm {

    static final int VERSION = 1;

    /** Written out: words of ours, ids, digests, numbers and times. Everything else, and all that people wrote, is sealed. */
    private static final Set<String> OPEN = Set.of(
            "action",
            "actions",
            "agrees",
            "altered",
            "approved",
            "at",
            "audience",
            "automatic",
            "browserSessions",
            "budget",
            "bytes",
            "change",
            "code",
            "decision",
            "decisions",
            "digest",
            "draft",
            "dueAt",
            "end",
            "environment",
            "environments",
            "evidence",
            "execution",
            "expiresAt",
            "files",
            "finishedAt",
            "gates",
            "given",
            "gone",
            "held",
            "idleLimit",
            "incident",
            "instances",
            "justified",
            "kept",
            "key",
            "kind",
            "late",
            "longer",
            "material",
            "model",
            "moreActions",
            "moved",
            "n",
            "needed",
            "notAfter",
            "notBefore",
            "observed",
            "observedDigest",
            "operation",
            "origin",
            "permit",
            "policyDigest",
            "policyVersion",
            "project",
            "reach",
            "rehearsal",
            "result",
            "restored",
            "review",
            "revision",
            "revoked",
            "risk",
            "riskAcknowledged",
            "rules",
            "runId",
            "service",
            "sessions",
            "severity",
            "size",
            "skipped",
            "stages",
            "startedAt",
            "status",
            "tables",
            "task",
            "team",
            "teams",
            "verdict",
            "version",
            "was");

    /** Ids of ours and names of no person: what such a subject is called may be read. */
    private static final Pattern OPEN_SUBJECT =
            Pattern.compile("[a-z]{3}_[0-9a-z]+|team/.*|model/.*|break-glass|policy|compliance");

    /**
     * By which an entry goes in the open.
     *
     * @param who of the person who acted
     * @param subject itself, or the pseudonym of one that names a person
     */
    record Names(String who, String subject) {}

    /** @param leaf the bytes of the leaf; {@code openings}: by name of the sealed field {@code [salt, value]} */
    record Formed(byte[] leaf, ObjectNode openings) {}

    private final SecureRandom random = new SecureRandom();

    /**
     * What has no faithful RFC 8785 form, or is longer than a leaf may be, is sealed whole: no entry holds up those behind it.
     */
    Formed form(long index, int n, AuditEntry entry, Names names) {
        try {
            var formed = form(index, n, entry, names, OPEN);
            return formed.leaf().length <= EntryBundle.LONGEST_ENTRY ? formed : form(index, n, entry, names, Set.of());
        } catch (Refused e) {
            var text = JsonNodeFactory.instance
                    .objectNode()
                    .put(
                            "text",
                            Base64.getEncoder()
                                    .encodeToString(entry.data().toString().getBytes(StandardCharsets.UTF_8)));
            return form(index, n, entry.with(text), names, Set.of());
        }
    }

    private Formed form(long index, int n, AuditEntry entry, Names names, Set<String> open) {
        var leaf = head(index, n, entry, names);
        var data = leaf.putObject("data");
        var sealed = leaf.putObject("sealed");
        var openings = JsonNodeFactory.instance.objectNode();
        seal("account", JsonNodeFactory.instance.textNode(entry.account()), sealed, openings);
        if (!openSubject(entry)) {
            seal("subject", JsonNodeFactory.instance.textNode(entry.subject()), sealed, openings);
        }
        entry.data().properties().forEach(field -> {
            if (open.contains(field.getKey())) {
                data.set(field.getKey(), field.getValue());
            } else {
                seal(field.getKey(), field.getValue(), sealed, openings);
            }
        });
        return new Formed(CanonicalJson.canonical("entry", leaf).getBytes(StandardCharsets.UTF_8), openings);
    }

    /** Whether what the entry is about names nobody. */
    static boolean openSubject(AuditEntry entry) {
        return entry.kind().startsWith("incident_")
                || OPEN_SUBJECT.matcher(entry.subject()).matches();
    }

    private static ObjectNode head(long index, int n, AuditEntry entry, Names names) {
        var leaf = JsonNodeFactory.instance.objectNode();
        leaf.put("v", VERSION);
        leaf.put("index", index);
        leaf.put("id", entry.id());
        leaf.put("at", entry.at().toString());
        leaf.put("kind", entry.kind());
        leaf.put("subject", names.subject());
        leaf.put("n", n);
        if (entry.revision() != null) {
            leaf.put("revision", entry.revision());
        }
        leaf.put("who", names.who());
        leaf.put("method", entry.method());
        leaf.put("door", entry.door());
        return leaf;
    }

    private void seal(String name, JsonNode value, ObjectNode sealed, ObjectNode openings) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var salt = Base64.getEncoder().encodeToString(bytes);
        sealed.put(name, commitment(salt, name, value));
        openings.putArray(name).add(salt).add(value);
    }

    /** Base64 of the commitment. */
    static String commitment(String salt, String name, JsonNode value) {
        var opened = JsonNodeFactory.instance.arrayNode().add(salt).add(name).add(value);
        try {
            var bytes = CanonicalJson.canonical("opening", opened).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
