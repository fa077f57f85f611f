package dev.countersign.compliance.web;

import dev.countersign.compliance.ExportReport;
import dev.countersign.compliance.ReportAnswer;
import dev.countersign.compliance.ShowReport;
import dev.countersign.compliance.ShowReport.Listed;
import dev.countersign.compliance.ShowReport.Question;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The reports. */
@RestController
@RequestMapping("/api/v1/compliance/reports")
@Tag(name = "compliance")
class ReportsController {

    private static final int SHOWN = 500;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    record ReportList(List<Listed> items) {}

    private final ShowReport showReport;
    private final ExportReport exportReport;

    ReportsController(ShowReport showReport, ExportReport exportReport) {
        this.showReport = showReport;
        this.exportReport = exportReport;
    }

    @GetMapping
    @Operation(summary = "The reports that there are, and what each answers", operationId = "listReports")
    ReportList list() {
        return new ReportList(showReport.list());
    }

    @GetMapping("/{name}")
    @Operation(
            summary = "A report on the caller's projects: figures and up to 500 rows, or all rows as CSV",
            operationId = "getReport",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The report",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ReportAnswer.class)),
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
                            }))
    ResponseEntity<Object> report(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(defaultValue = "json") String format) {
        var question = new Question(from, until, at, project);
        return switch (format) {
            case "json" -> ResponseEntity.ok(showReport.show(name, question, SHOWN));
            case "csv" ->
                ResponseEntity.ok()
                        .contentType(CSV)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"report.csv\"")
                        .body(exportReport.export(name, question));
            default -> throw new Refused(Refusal.invalid(List.of(new FieldError("format", "is json or csv"))));
        };
    }
}
