package dev.countersign.change.web;

import dev.countersign.change.AttachEvidence;
import dev.countersign.change.Evidence;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files as evidence, up to 10 MiB each; links come with the change itself. */
@RestController
@RequestMapping("/api/v1/changes/{id}/evidence")
@Tag(name = "changes")
class EvidenceController {

    private final AttachEvidence attachEvidence;

    EvidenceController(AttachEvidence attachEvidence) {
        this.attachEvidence = attachEvidence;
    }

    @PostMapping(path = "/content", consumes = MediaType.ALL_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Attach a file; its bytes are the body", operationId = "attachEvidence")
    Evidence attach(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String title,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "application/octet-stream") MediaType type,
            @RequestBody(required = false) byte @Nullable [] bytes) {
        return attachEvidence.attach(id, kind, title, type.toString(), bytes == null ? new byte[0] : bytes);
    }

    /** Always as a download of opaque bytes: what people attach never runs in a browser. */
    @GetMapping("/{evidence}/content")
    @Operation(summary = "The bytes of a file", operationId = "evidenceContent")
    ResponseEntity<byte[]> content(@PathVariable String id, @PathVariable String evidence) {
        var content = attachEvidence.content(id, evidence);
        var download = ContentDisposition.attachment()
                .filename(content.title(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, download.toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(content.bytes());
    }
}
