package dev.countersign.compliance.web;

import dev.countersign.compliance.history.DrawSample;
import dev.countersign.compliance.history.ExportFormat;
import dev.countersign.compliance.history.ExportPopulation;
import dev.countersign.compliance.history.HistoryFilter;
import dev.countersign.compliance.history.Sample;
import dev.countersign.compliance.history.Stratum;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The whole population of a search of the history, and samples of it. */
@RestController
@RequestMapping("/api/v1/compliance")
@Tag(name = "compliance")
class PopulationController {

    private final ExportPopulation exportPopulation;
    private final DrawSample drawSample;

    PopulationController(ExportPopulation exportPopulation, DrawSample drawSample) {
        this.exportPopulation = exportPopulation;
        this.drawSample = drawSample;
    }

    @GetMapping("/population")
    @Operation(
            summary = "Everything that a search of the history finds, with what proves that it is complete",
            operationId = "exportPopulation",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content = {
                                @Content(mediaType = "text/csv"),
                                @Content(
                                        mediaType =
                                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                                @Content(mediaType = "application/json")
                            }))
    void population(
            @ParameterObject HistoryFilter filter, @RequestParam ExportFormat format, HttpServletResponse response)
            throws IOException {
        exportPopulation.export(filter, format, () -> {
            response.setContentType(format.type());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment("population", format));
            return response.getOutputStream();
        });
    }

    @GetMapping("/sample")
    @Operation(
            summary = "A stratified sample that the same seed draws again",
            description = "How it is drawn, so that it can be drawn by hand: src/docs/compliance.md.",
            operationId = "drawSample",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Sample.class))))
    ResponseEntity<Object> sample(
            @ParameterObject HistoryFilter filter,
            @RequestParam String seed,
            @RequestParam int size,
            @RequestParam(defaultValue = "") List<Stratum> strata,
            @RequestParam(defaultValue = "json") ExportFormat format)
            throws IOException {
        var sample = drawSample.draw(filter, new DrawSample.Draw(seed, size, strata));
        if (format == ExportFormat.JSON) {
            return ResponseEntity.ok(sample);
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, format.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment("sample", format))
                .body(DrawSample.written(sample, format));
    }

    private static String attachment(String name, ExportFormat format) {
        return "attachment; filename=\"" + name + "." + format.word() + "\"";
    }
}
