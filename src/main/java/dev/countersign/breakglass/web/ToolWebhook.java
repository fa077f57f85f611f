package dev.countersign.breakglass.web;

import dev.countersign.breakglass.IncidentTools.Tool;
import dev.countersign.platform.web.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;

/**
 * The address of one incident tool, and the secrets by which it proves what it sends. While a secret is replaced, several
 * hold.
 */
record ToolWebhook(String path, Tool tool, Proofs proofs) implements Webhook {

    /** What a secret has to do with what came in: what is sent as proof, and what would be right. */
    interface Proofs {
        List<String> sent(HttpHeaders headers);

        String expected(String secret, byte[] body);
    }

    /** The secret itself, as a bearer token (RFC 6750). */
    static final Proofs BEARER = new Proofs() {
        @Override
        public List<String> sent(HttpHeaders headers) {
            var all = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
            return all.size() == 1 && all.get(0).regionMatches(true, 0, "Bearer ", 0, 7)
                    ? List.of(all.get(0).substring(7).strip())
                    : List.of();
        }

        @Override
        public String expected(String secret, byte[] body) {
            return secret;
        }
    };

    /** Signatures over the body, one for each secret that PagerDuty has: {@code v1=<HMAC-SHA256 in hex>,v1=…}. */
    static final Proofs PAGERDUTY_SIGNATURE = new Proofs() {
        @Override
        public List<String> sent(HttpHeaders headers) {
            return headers.getOrEmpty("X-PagerDuty-Signature").stream()
                    .flatMap(header -> Arrays.stream(header.split(",", -1)))
                    .map(String::strip)
                    .toList();
        }

        @Override
        public String expected(String secret, byte[] body) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
                return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e); // every Java has it
            }
        }
    };

    @Override
    public Optional<String> account() {
        return tool.connectedBy();
    }

    @Override
    public boolean proves(HttpHeaders headers, byte[] body) {
        var sent = proofs.sent(headers);
        return tool.secrets().stream()
                .map(String::strip)
                .map(secret -> bytes(proofs.expected(secret, body)))
                .flatMap(expected -> sent.stream().map(one -> MessageDigest.isEqual(bytes(one), expected)))
                .reduce(false, (one, other) -> one | other);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
