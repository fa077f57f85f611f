package dev.countersign.audit.witness;

import dev.countersign.audit.tlog.AddCheckpoint;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.NoteKey;
import dev.countersign.audit.tlog.NoteSigner;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Watches the logs that it was told of, and no others. */
public final class Witness implements AutoCloseable {

    /**
     * How it is set up.
     *
     * @param name of its key, at the first start; by default one is made up
     * @param logs verifier keys; several of one name are of one log
     * @param patience for so long a smaller checkpoint that comes after a larger one counts as late, not as a roll-back
     */
    public record Setting(Path home, @Nullable String name, List<NoteKey> logs, Duration patience) {}

    private final WitnessHome home;
    private final NoteSigner signer;
    private final Complaints complaints;
    private final Map<String, WatchedLog> logs = new HashMap<>();

    /** @throws MalformedLog where its folder is not as it left it */
    public Witness(Setting setting, PrintStream loud, Clock clock) throws IOException {
        home = new WitnessHome(setting.home());
        try {
            signer = home.signer(setting.name());
            complaints = new Complaints(home.complaints(), loud, clock);
            var byOrigin = setting.logs().stream().collect(Collectors.groupingBy(NoteKey::name));
            byOrigin.forEach((origin, keys) -> logs.put(
                    origin,
                    new WatchedLog(keys, home.checkpoint(origin), signer, complaints, clock, setting.patience())));
        } catch (RuntimeException | IOException e) {
            home.close();
            throw e;
        }
    }

    public NoteKey key() {
        return signer.key();
    }

    Answer add(byte[] body) {
        AddCheckpoint request;
        Checkpoint claimed;
        try {
            request = AddCheckpoint.parse(body);
            claimed = Checkpoint.of(request.checkpoint());
        } catch (MalformedLog e) {
            return Answer.malformed(String.valueOf(e.getMessage()));
        }
        var log = logs.get(claimed.origin());
        return log == null ? Answer.unknown(claimed.origin()) : log.see(request);
    }

    /** What it has co-signed last. @param hash of the origin, in hexadecimal */
    Optional<Note> last(String hash) {
        return logs.entrySet().stream()
                .filter(log -> WitnessHome.hash(log.getKey()).equals(hash))
                .findFirst()
                .flatMap(log -> log.getValue().last());
    }

    /** Empty where it has none. */
    public String complaints() {
        return complaints.read();
    }

    @Override
    public void close() throws IOException {
        home.close();
    }
}
