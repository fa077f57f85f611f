package dev.countersign.platform.permits;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.countersign.platform.HomeFolder;
import dev.countersign.platform.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The keys that sign permits (ES256), in a file outside the database (mode 0600), made at the first start. The newest
 * signs; when it has served its life a new one is made, and the old one stays published until no permit of it lives.
 *
 * <p>Here the node's clock is good enough: it moves when a key is renewed, not whether a permit is valid.
 */
@Component
public final class PermitKeys {

    private final PermitSettings settings;
    private final Path file;
    private final Clock clock = Clock.systemUTC();
    private List<ECKey> keys = List.of();
    private FileTime readAt = FileTime.fromMillis(0);

    PermitKeys(PermitSettings settings, HomeFolder home) {
        this.settings = settings;
        this.file = settings.keys() == null
                ? home.path().resolve("keys").resolve("permits.jwks.json")
                : settings.keys().toAbsolutePath();
    }

    /** The key that signs now. */
    synchronized ECKey signing() {
        refresh();
        var newest = keys.isEmpty() ? null : keys.get(0);
        if (newest == null || issued(newest).plus(settings.keyLife()).isBefore(clock.instant())) {
            rotate();
        }
        return keys.get(0);
    }

    /** What verifiers need: public keys only, newest first. */
    synchronized JWKSet published() {
        signing();
        return new JWKSet(List.<JWK>copyOf(keys)).toPublicJWKSet();
    }

    /** Makes a new signing key now, whatever the age of the old one. */
    public synchronized void rotate() {
        var lock = file.resolveSibling("permits.lock");
        try {
            PrivateFiles.folder(Objects.requireNonNull(file.getParent()));
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                var known = keys;
                refresh();
                if (known.equals(keys)) {
                    add(held.isValid());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the permit keys in " + file, e);
        }
    }

    private void add(boolean locked) throws IOException {
        if (!locked) {
            throw new IOException("The lock on the permit keys was lost");
        }
        var now = clock.instant();
        var kept = new ArrayList<ECKey>();
        kept.add(generate(now));
        keys.stream()
                .filter(key -> issued(key)
                        .plus(settings.keyLife())
                        .plus(settings.overlap())
                        .isAfter(now))
                .forEach(kept::add);
        PrivateFiles.write(
                file, new JWKSet(List.<JWK>copyOf(kept)).toString(false).getBytes(StandardCharsets.UTF_8));
        keys = List.copyOf(kept);
        readAt = Files.getLastModifiedTime(file);
    }

    private static ECKey generate(Instant now) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyIDFromThumbprint(true)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm((Algorithm) JWSAlgorithm.ES256)
                    .issueTime(Date.from(now))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another node may have renewed the keys. */
    private void refresh() {
        try {
            if (!Files.exists(file)) {
                return;
            }
            var changed = Files.getLastModifiedTime(file);
            if (!changed.equals(readAt)) {
                keys = JWKSet.load(file.toFile()).getKeys().stream()
                        .map(JWK::toECKey)
                        .sorted(Comparator.comparing(PermitKeys::issued).reversed())
                        .toList();
                readAt = changed;
            }
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("The permit keys in " + file + " cannot be read", e);
        }
    }

    private static Instant issued(ECKey key) {
        return key.getIssueTime().toInstant();
    }
}
