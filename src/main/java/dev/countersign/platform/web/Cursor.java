package dev.countersign.platform.web;

import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a list goes on: the sort values of the last item, sealed for one query of one account. A cursor that was made
 * up, altered, or made for another query or caller is refused, so that what comes out is what went in.
 */
@Component
public final class Cursor {

    private static final int SEAL = 16;
    private static final int LONGEST = 4000;

    private final InstallationSecret secret;
    private final CurrentActor currentActor;

    Cursor(InstallationSecret secret, CurrentActor currentActor) {
        this.secret = secret;
        this.currentActor = currentActor;
    }

    /**
     * Seals the values.
     *
     * @param query everything that the list depends on: view, filters, sort order
     */
    public String encode(String query, List<? extends @Nullable String> values) {
        var bytes = write(values);
        var sealed = new ByteArrayOutputStream();
        sealed.writeBytes(seal(query, bytes));
        sealed.writeBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.toByteArray());
    }

    /** The values that were encoded; none where there is no cursor: the list starts at its beginning. */
    public Optional<List<@Nullable String>> decode(String query, @Nullable String cursor) {
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            var sealed = Base64.getUrlDecoder().decode(cursor.length() > LONGEST ? "" : cursor);
            var bytes = Arrays.copyOfRange(sealed, Math.min(SEAL, sealed.length), sealed.length);
            if (MessageDigest.isEqual(Arrays.copyOf(sealed, SEAL), seal(query, bytes))) {
                return Optional.of(read(bytes));
            }
        } catch (IllegalArgumentException notBase64) {
            throw refused();
        }
        throw refused();
    }

    private static Refused refused() {
        return new Refused(
                Refusal.malformed(
                        "bad_cursor",
                        "The cursor is not one that this list gave you.",
                        "Take nextCursor of the last page as it is, with the same filters and order, or start without a cursor."));
    }

    private byte[] seal(String query, byte[] values) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            mac.update(write(List.of("cursor", currentActor.get().account(), query)));
            return Arrays.copyOf(mac.doFinal(values), SEAL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] write(List<? extends @Nullable String> values) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(values.size());
            for (var value : values) {
                var text = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text == null ? -1 : text.length);
                out.write(text == null ? new byte[0] : text);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static List<@Nullable String> read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var values = new ArrayList<@Nullable String>();
            for (int i = in.readInt(); i > 0; i--) {
                var length = in.readInt();
                values.add(length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8));
            }
            return values;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
