package dev.countersign.audit.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.platform.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** JSON as others wrote it, and digests over it. */
final class StrictJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private StrictJson() {}

    /** @throws MalformedLog where it is no JSON object */
    static ObjectNode object(byte[] bytes) {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw new MalformedLog("is no JSON");
        }
        throw new MalformedLog("is no JSON object");
    }

    /** @throws MalformedLog where it is not in the one form that RFC 8785 gives it */
    static ObjectNode canonicalObject(byte[] bytes) {
        var object = object(bytes);
        if (!Arrays.equals(canonical(object), bytes)) {
            throw new MalformedLog("is not in the canonical form (RFC 8785)");
        }
        return object;
    }

    static byte[] canonical(JsonNode value) {
        return CanonicalJson.canonical(value).getBytes(StandardCharsets.UTF_8);
    }

    static boolean same(JsonNode one, JsonNode other) {
        return Arrays.equals(canonical(one), canonical(other));
    }

    /** {@code sha256:} and 64 hex digits. */
    static String digest(byte[] bytes) {
        return "sha256:" + HexFormat.of().formatHex(sha256(bytes));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
