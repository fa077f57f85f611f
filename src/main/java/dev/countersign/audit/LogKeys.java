package dev.countersign.audit;

import dev.countersign.audit.tlog.NoteKey;
import dev.countersign.audit.tlog.NoteSigner;
import dev.countersign.platform.HomeFolder;
import dev.countersign.platform.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The keys of the log, in files outside the database (mode 0600), made when they are first needed: the one that signs
 * checkpoints (Ed25519: PKCS#8, then the 32 bytes of its public half), and the one under which the keys of persons are sealed.
 */
@Component
final class LogKeys {

    private static final int PUBLIC = 32;

    private final Path folder;

    LogKeys(LogSettings settings, HomeFolder home) {
        this.folder = settings.keys() == null
                ? home.path().resolve("keys")
                : settings.keys().toAbsolutePath();
    }

    NoteSigner signer(String origin) {
        var bytes = kept("log.ed25519", LogKeys::generate);
        int secret = bytes.length - PUBLIC;
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Arrays.copyOf(bytes, secret)));
            var shown = Arrays.copyOfRange(bytes, secret, bytes.length);
            return new NoteSigner(new NoteKey(origin, NoteKey.LOG, shown), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the log in " + folder + " cannot be used", e);
        }
    }

    byte[] master() {
        return kept("personal.key", Seal::key);
    }

    /** A file beside the keys, for what must not be rolled back with the database. */
    Path beside(String name) {
        return folder.resolve(name);
    }

    private synchronized byte[] kept(String name, Supplier<byte[]> made) {
        var file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                PrivateFiles.folder(folder);
                try (var channel = FileChannel.open(
                                folder.resolve("log.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var held = channel.lock()) {
                    if (held.isValid() && !Files.exists(file)) {
                        PrivateFiles.write(file, made.get());
                    }
                }
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The keys of the log cannot be kept in " + folder, e);
        }
    }

    /** The public half is the end of its X.509 form (RFC 8410). */
    private static byte[] generate() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var secret = pair.getPrivate().getEncoded();
            var shown = pair.getPublic().getEncoded();
            var both = Arrays.copyOf(secret, secret.length + PUBLIC);
            System.arraycopy(shown, shown.length - PUBLIC, both, secret.length, PUBLIC);
            return both;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java since 15 has Ed25519", e);
        }
    }
}
