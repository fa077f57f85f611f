package dev.countersign.audit;

import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.audit.tlog.NoteKey;
import dev.countersign.audit.tlog.NoteSigner;
import dev.countersign.audit.tlog.SigningKey;
import dev.countersign.platform.HomeFolder;
import dev.countersign.platform.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The keys of the log, in files outside the database (mode 0600), made when they are first needed: the one that signs
 * checkpoints (Ed25519), and the one under which the keys of persons are sealed.
 */
@Component
final class LogKeys {

    private final Path folder;

    LogKeys(LogSettings settings, HomeFolder home) {
        this.folder = settings.keys() == null
                ? home.path().resolve("keys")
                : settings.keys().toAbsolutePath();
    }

    NoteSigner signer(String origin) {
        try {
            return SigningKey.read(kept("log.ed25519", SigningKey::generate), origin, NoteKey.LOG);
        } catch (MalformedLog e) {
            throw new IllegalStateException(
                    "The key of the log, log.ed25519 in " + folder + ", cannot be used. " + e.getMessage() + ".", e);
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
}
