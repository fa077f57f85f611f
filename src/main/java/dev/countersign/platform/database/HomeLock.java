package dev.countersign.platform.database;

import dev.countersign.platform.start.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Held while this process works in the home folder. The system frees it when the process ends, however it ends. */
final class HomeLock implements AutoCloseable {

    private final @Nullable FileChannel channel;

    private HomeLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /** MUST be taken before anything in the folder is looked at: another process's database is no orphan. */
    static HomeLock take(Path home) {
        try {
            var channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                return new HomeLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock the folder " + home, e);
        }
        throw new StartRefused(
                "Countersign is already running on the folder " + home + ".",
                "Stop that one first, or give this one a folder (countersign.home) and a port (server.port) of its own.");
    }

    /** For a command beside an application that may run: the lock, or the knowledge that somebody else holds it. */
    static HomeLock takeIfFree(Path home) {
        try {
            return take(home);
        } catch (StartRefused e) {
            return new HomeLock(null);
        }
    }

    boolean isOurs() {
        return channel != null;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
