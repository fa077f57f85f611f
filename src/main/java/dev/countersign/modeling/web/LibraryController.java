package dev.countersign.modeling.web;

import dev.countersign.modeling.ModelName;
import dev.countersign.modeling.ModelVersions;
import dev.countersign.modeling.ShowDifferences;
import dev.countersign.modeling.ShowLibrary;
import dev.countersign.platform.web.Cursor;
import dev.countersign.platform.web.Limit;
import dev.countersign.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
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

/** What is in force and what was. */
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "models")
class LibraryController {

    /** By kind and name. */
    record Library(List<ShowLibrary.Listed> items) {}

    /** @param content the text of the file */
    record Content(String name, int version, String digest, String content) {}

    /** @param id of a change, a session or a release */
    record Following(String id) {}

    private final ShowLibrary showLibrary;
    private final ModelVersions versions;
    private final ShowDifferences showDifferences;
    private final Cursor cursors;

    LibraryController(
            ShowLibrary showLibrary, ModelVersions versions, ShowDifferences showDifferences, Cursor cursors) {
        this.cursors = cursors;
        this.showLibrary = showLibrary;
        this.versions = versions;
        this.showDifferences = showDifferences;
    }

    @GetMapping
    @Operation(summary = "Models that are in force", operationId = "listModels")
    Library list() {
        return new Library(showLibrary.list());
    }

    @GetMapping("/diff")
    @Operation(
            summary = "What differs between two versions, in elements, rules or fields",
            description =
                    "Each is written as name and version, such as risk.dmn@3, or as the id of a draft or release.",
            operationId = "compareModels")
    ShowDifferences.Compared compare(@RequestParam String from, @RequestParam String to) {
        return showDifferences.between(from, to);
    }

    @GetMapping("/{name:.+\\.(?:bpmn|dmn|form)}")
    @Operation(summary = "A model with its versions, newest first", operationId = "showModel")
    ShowLibrary.Model show(@PathVariable String name) {
        return showLibrary.show(new ModelName(name));
    }

    @GetMapping("/{name:.+\\.(?:bpmn|dmn|form)}/versions/{version}")
    @Operation(summary = "What a version says", operationId = "showModelVersion")
    Content content(@PathVariable String name, @PathVariable int version) {
        var found = versions.get(new ModelName(name), version);
        return new Content(
                found.name().file(),
                found.version(),
                found.digest(),
                new String(versions.content(found), StandardCharsets.UTF_8));
    }

    @GetMapping("/{name:.+\\.(?:bpmn|dmn|form)}/versions/{version}/file")
    @Operation(summary = "The file of a version, byte for byte", operationId = "downloadModel")
    ResponseEntity<byte[]> download(@PathVariable String name, @PathVariable int version) {
        var found = versions.get(new ModelName(name), version);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(found.name().kind().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + found.name().file() + "\"")
                .body(versions.content(found));
    }

    @GetMapping("/{name:.+\\.(?:bpmn|dmn|form)}/versions/{version}/instances")
    @Operation(
            summary = "The changes, sessions or releases that follow a version of a process, by id",
            operationId = "instancesOfModel")
    Page<Following> instances(
            @PathVariable String name,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var size = Limit.of(limit);
        var query = "instances " + name + "@" + version;
        var after = cursors.decode(query, cursor)
                .map(values -> String.valueOf(values.get(0)))
                .orElse("");
        var found = showLibrary.following(new ModelName(name), version, after, size + 1).stream()
                .map(Following::new)
                .toList();
        return Page.of(found, size, last -> cursors.encode(query, List.of(last.id())));
    }
}
