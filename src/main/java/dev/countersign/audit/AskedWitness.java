package dev.countersign.audit;

import dev.countersign.audit.LogSettings.WitnessAt;
import dev.countersign.audit.tlog.AddCheckpoint;
import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.NoteKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A witness over HTTP (C2SP tlog-witness), as somebody who is asked and not trusted beyond their key. */
final class AskedWitness {

    /** @param note with the co-signature @param size that it has co-signed last, of a conflict */
    record Answer(int status, @Nullable Note note, long size, String said) {}

    private static final int LONGEST = 16 * 1024;

    private final URI url;
    private final NoteKey key;
    private final HttpClient http;
    private final Duration patience;

    /** @param patience for the head of an answer, and again for its body */
    AskedWitness(WitnessAt at, HttpClient http, Duration patience) {
        this.url = URI.create(at.url().toString().replaceAll("/+$", "") + "/add-checkpoint");
        this.key = NoteKey.of(at.key());
        this.http = http;
        this.patience = patience;
        if (key.type() != NoteKey.WITNESS) {
            throw new IllegalArgumentException("countersign.audit.witnesses: not the key of a witness: " + at.key());
        }
    }

    String name() {
        return key.name();
    }

    boolean hasCosigned(Note note) {
        return note.lines().stream().anyMatch(line -> line.of(key));
    }

    /** @throws IOException where it cannot be reached, or says what nobody understands */
    Answer ask(AddCheckpoint request) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(url)
                        .timeout(patience)
                        .POST(BodyPublishers.ofString(request.written()))
                        .build(),
                BodyHandlers.ofInputStream());
        var said = said(answer);
        try {
            return switch (answer.statusCode()) {
                case 200 -> new Answer(200, cosigned(request.checkpoint(), said), 0, said);
                case 409 -> new Answer(409, null, Long.parseLong(said.strip()), said);
                default -> new Answer(answer.statusCode(), null, 0, said.strip());
            };
        } catch (MalformedLog | NumberFormatException e) {
            throw new IOException("its answer makes no sense: " + e.getMessage(), e);
        }
    }

    /** The limit of time of the client is over with the head of an answer; a body that never ends is not waited for either. */
    private String said(HttpResponse<InputStream> answer) throws IOException, InterruptedException {
        try (var body = answer.body()) {
            var reading = CompletableFuture.supplyAsync(() -> read(body));
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("its answer does not end, or breaks off", e);
        }
    }

    private static String read(InputStream body) {
        try {
            return new String(body.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of keys that are not known here are passed over. */
    private Note cosigned(Note checkpoint, String said) {
        var all = Note.parse(checkpoint.written() + said);
        if (all.witnessedBy(key).filter(at -> at > 0).isEmpty()) {
            throw new MalformedLog("it does not bear its signature");
        }
        var line = all.lines().stream().filter(one -> one.of(key)).findFirst().orElseThrow();
        return hasCosigned(checkpoint) ? checkpoint : checkpoint.with(line);
    }
}
