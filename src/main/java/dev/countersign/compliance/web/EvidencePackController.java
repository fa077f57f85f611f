package dev.countersign.compliance.web;

import dev.countersign.compliance.pack.TakeEvidencePack;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Evidence to be taken away. */
@RestController
@Tag(name = "compliance")
class EvidencePackController {

    private final TakeEvidencePack takeEvidencePack;

    EvidencePackController(TakeEvidencePack takeEvidencePack) {
        this.takeEvidencePack = takeEvidencePack;
    }

    @GetMapping(value = "/api/v1/compliance/evidence-packs/{id}", produces = "application/zip")
    @Operation(
            summary = "All evidence of a change or a session, to be verified offline",
            description =
                    "A zip that is the same to the byte as long as nothing more happens to its subject. 503 for the"
                            + " moment until the last that happened is in the signed log.",
            operationId = "takeEvidencePack")
    ResponseEntity<StreamingResponseBody> take(@PathVariable String id) {
        var pack = takeEvidencePack.take(id);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + pack.fileName() + "\"")
                .body(pack::write);
    }
}
