package dev.countersign.directory;

import dev.countersign.platform.Digest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The secret of an API token: {@code cs_} and 256 random bits. Only its SHA-256 is stored; a slow hash would protect
 * secrets that can be guessed, and these cannot. The lookup by hash tells nothing by its time, since whoever tries
 * cannot steer the hash.
 */
public final class TokenSecret {

    static final String FORM = "cs_ and 40 to 200 letters, digits, hyphens or underscores";

    private static final Pattern PATTERN = Pattern.compile("cs_[A-Za-z0-9_-]{40,200}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenSecret() {}

    public static boolean isOne(String secret) {
        return PATTERN.matcher(secret).matches();
    }

    static String next() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "cs_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String hexHash(String secret) {
        return HexFormat.of().formatHex(hash(secret));
    }

    static byte[] hash(String secret) {
        return Digest.sha256(secret.getBytes(StandardCharsets.UTF_8));
    }
}
