package dev.countersign.audit.witness;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/**
 * What a witness has to complain of, loud: on the standard error, in a file that stays until somebody takes it away, and in
 * its health.
 */
final class Complaints {

    /** More are not kept; whoever reads that many has long heard. */
    private static final int MOST_BYTES = 1 << 20;

    private final Path file;
    private final PrintStream loud;
    private final Clock clock;
    private final Set<String> made = new HashSet<>();

    Complaints(Path file, PrintStream loud, Clock clock) {
        this.file = file;
        this.loud = loud;
        this.clock = clock;
    }

    /**
     * @param what it complains of, in a word; of one log it is made once, until the witness is started again
     * @param evidence what was sent, and what had been co-signed
     */
    synchronized void add(String log, String what, String sentence, String evidence) {
        var text = clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + log + ": " + what + ". " + sentence;
        if (!made.add(what + " " + log)) {
            return;
        }
        loud.println("\n*** THE WITNESS COMPLAINS *** " + text + "\n" + evidence);
        keep(text + "\n" + evidence.indent(4) + "\n");
    }

    private void keep(String text) {
        try {
            if (!Files.exists(file) || Files.size(file) < MOST_BYTES) {
                Files.writeString(
                        file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
            }
        } catch (IOException e) {
            loud.println("*** The complaint cannot be written to " + file + ": " + e.getMessage());
        }
    }

    /** All that are in the file, of earlier starts too; empty where there is nothing to complain of. */
    String read() {
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
