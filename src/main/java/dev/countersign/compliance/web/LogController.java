package dev.countersign.compliance.web;

import dev.countersign.audit.PublishedLog;
import dev.countersign.audit.RecordReading;
import dev.countersign.audit.WriteLogExport;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.TilePath;
import dev.countersign.compliance.SeeLog;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The transparency log as C2SP tlog-tiles has it. Hashes are for everybody; entries for who sees every project. */
@RestController
@Tag(name = "log")
class LogController {

    private static final String TEXT = "text/plain;charset=utf-8";
    private static final CacheControl BRIEF = CacheControl.maxAge(Duration.ofSeconds(1));
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).immutable();

    private final PublishedLog log;
    private final WriteLogExport writeLogExport;
    private final SeeLog seeLog;
    private final RecordReading recordReading;

    LogController(PublishedLog log, WriteLogExport writeLogExport, SeeLog seeLog, RecordReading recordReading) {
        this.log = log;
        this.writeLogExport = writeLogExport;
        this.seeLog = seeLog;
        this.recordReading = recordReading;
    }

    @GetMapping(value = "/tlog/checkpoint", produces = TEXT)
    @Operation(summary = "The checkpoint that was signed last (C2SP tlog-checkpoint)", operationId = "getCheckpoint")
    ResponseEntity<String> checkpoint() {
        return ResponseEntity.ok()
                .cacheControl(BRIEF)
                .body(found(log.checkpoint(), "checkpoint", "log").written());
    }

    @GetMapping(value = "/tlog/key", produces = TEXT)
    @Operation(summary = "The key of the log (C2SP signed-note verifier key)", operationId = "getLogKey")
    String key() {
        return found(log.key(), "key", "log").vkey() + "\n";
    }

    @GetMapping(
            value = "/tlog/tile/{level:[0-9]|[1-5][0-9]|6[0-3]}/{*path}",
            produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(summary = "Hashes of the tree (C2SP tlog-tiles)", operationId = "getTile")
    ResponseEntity<byte[]> tile(@PathVariable int level, @PathVariable String path) {
        return kept(parsed(path).flatMap(at -> log.tile(level, at)), path);
    }

    @GetMapping(value = "/tlog/tile/entries/{*path}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(summary = "Entries of the log (C2SP tlog-tiles)", operationId = "getEntryBundle")
    ResponseEntity<byte[]> entries(@PathVariable String path) {
        seeLog.require();
        return kept(parsed(path).flatMap(log::bundle), path);
    }

    @GetMapping(value = "/api/v1/compliance/log.zip", produces = "application/zip")
    @Operation(summary = "The whole log, to be verified offline", operationId = "exportLog")
    ResponseEntity<StreamingResponseBody> export() {
        seeLog.require();
        recordReading.record(
                "log_exported",
                Map.of(
                        "size",
                        log.checkpoint().map(note -> Checkpoint.of(note).size()).orElse(0L)));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"log.zip\"")
                .body(writeLogExport::write);
    }

    @GetMapping(value = "/api/v1/compliance/entries/{id}/proof", produces = TEXT)
    @Operation(summary = "That an entry is in the log (C2SP tlog-proof)", operationId = "getEntryProof")
    String proof(@PathVariable String id) {
        return found(log.prove(id), "proof", id).proof().written();
    }

    private static Optional<TilePath> parsed(String path) {
        return TilePath.parse(path.substring(1));
    }

    private static ResponseEntity<byte[]> kept(Optional<byte[]> bytes, String path) {
        return ResponseEntity.ok().cacheControl(FOR_GOOD).body(found(bytes, "tile", path));
    }

    private static <T> T found(Optional<T> there, String what, String name) {
        return there.orElseThrow(() -> new Refused(Refusal.notFound(what, name)));
    }
}
