package dev.countersign.audit.witness;

import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.audit.tlog.NoteKey;
import dev.countersign.audit.tlog.NoteSigner;
import dev.countersign.audit.tlog.SigningKey;
import dev.countersign.platform.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The folder of a witness: its key and its name, made at the first start, and what it knows of each log. One process uses it. */
final class WitnessHome implements AutoCloseable {

    private static final String KEY = "witness.ed25519";
    private static final String NAME = "name";

    private final Path folder;
    private final FileChannel lock;

    /** @throws MalformedLog where another process is at work in it */
    WitnessHome(Path folder) throws IOException {
        this.folder = PrivateFiles.folder(folder.toAbsolutePath());
        lock = FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        if (!held()) {
            lock.close();
            throw new MalformedLog("Another witness is at work in " + folder);
        }
    }

    private boolean held() throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /**
     * @param wanted the name at the first start, by default one that is made up; later it cannot be another
     * @throws MalformedLog where it is, or the key cannot be used
     */
    NoteSigner signer(@Nullable String wanted) throws IOException {
        var key = folder.resolve(KEY);
        var name = folder.resolve(NAME);
        if (!Files.exists(key)) {
            var made = SigningKey.generate();
            var first = wanted == null ? "witness.countersign.example/" + end(made) : wanted;
            SigningKey.read(made, first, NoteKey.WITNESS);
            PrivateFiles.write(name, (first + "\n").getBytes(StandardCharsets.UTF_8));
            PrivateFiles.write(key, made);
        }
        var given = Files.readString(name).strip();
        if (wanted != null && !wanted.equals(given)) {
            throw new MalformedLog("This witness is called " + given + ", not " + wanted);
        }
        return SigningKey.read(Files.readAllBytes(key), given, NoteKey.WITNESS);
    }

    private static String end(byte[] key) {
        return HexFormat.of().formatHex(Arrays.copyOfRange(key, key.length - 6, key.length));
    }

    Path checkpoint(String origin) {
        return folder.resolve(hash(origin) + ".checkpoint");
    }

    Path complaints() {
        return folder.resolve("complaints");
    }

    /** As C2SP tlog-witness writes an origin in an address. */
    static String hash(String origin) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(origin.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
