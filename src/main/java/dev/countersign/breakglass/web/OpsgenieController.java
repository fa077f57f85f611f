package dev.countersign.breakglass.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.breakglass.FollowIncident.News;
import dev.countersign.breakglass.FollowIncident.Report;
import dev.countersign.breakglass.IncidentTools;
import dev.countersign.breakglass.IncidentTools.Tool;
import dev.countersign.breakglass.web.IncidentNews.Heard;
import dev.countersign.platform.web.Webhook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What Opsgenie tells of its alerts, by a webhook integration of it. */
@RestController
@Tag(name = "incidents")
class OpsgenieController {

    static final String PATH = "/api/v1/incidents/webhooks/opsgenie";

    /** What else is in it is passed over. @param alert of the form {@link Alert}, for the actions that count here */
    record Delivery(@Nullable String action, @Nullable JsonNode alert) {}

    /**
     * An alert.
     *
     * @param tinyId by which people name it, and of which the reference is made: OG-454
     * @param updatedAt milliseconds since 1970, or, from some actions, nanoseconds
     */
    record Alert(
            @Nullable JsonNode tinyId,
            @Nullable String message,
            @Nullable String priority,
            @Nullable List<String> tags,
            @Nullable List<String> teams,
            @Nullable Long updatedAt) {}

    private static final Map<String, News> NEWS = Map.of(
            "Create", News.ACTIVE,
            "Acknowledge", News.ACTIVE,
            "UnAcknowledge", News.ACTIVE,
            "Escalate", News.ACTIVE,
            "UpdatePriority", News.PRIORITY,
            "Close", News.RESOLVED,
            "Delete", News.RESOLVED);

    private static final long LAST_IN_MILLIS = 100_000_000_000_000L; // the year 5138
    private static final long NANOS_IN_MILLI = 1_000_000;

    private final Tool tool;
    private final IncidentNews incidentNews;

    OpsgenieController(IncidentTools tools, IncidentNews incidentNews) {
        this.tool = tools.opsgenie();
        this.incidentNews = incidentNews;
    }

    @Bean
    static Webhook opsgenieWebhook(IncidentTools tools) {
        return new ToolWebhook(PATH, tools.opsgenie(), ToolWebhook.BEARER);
    }

    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @SecurityRequirements
    @Operation(
            summary = "Hear from Opsgenie",
            description = "With Authorization: Bearer and a secret of the settings. What is told twice does nothing.",
            operationId = "hearFromOpsgenie")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Delivery.class)))
    Heard hear(@RequestBody(required = false) byte @Nullable [] body) {
        var delivery = incidentNews.read(body, Delivery.class);
        if (delivery.action() == null) {
            throw IncidentNews.missing("action");
        }
        return incidentNews.follow(
                Optional.ofNullable(NEWS.get(delivery.action())).map(news -> report(news, delivery)));
    }

    private Report report(News news, Delivery delivery) {
        var alert = incidentNews.read(delivery.alert(), Alert.class);
        var number = alert.tinyId() == null ? "" : alert.tinyId().asText();
        if (!number.matches("[0-9]{1,18}")) {
            throw IncidentNews.missing("alert.tinyId");
        }
        return new Report(
                news,
                "OG-" + number,
                tool.severity(alert.priority()),
                alert.message(),
                tool.project(Stream.of(alert.tags(), alert.teams())
                        .flatMap(names -> names == null ? Stream.of() : names.stream())
                        .toList()),
                null,
                alert.updatedAt() == null ? null : instant(alert.updatedAt()));
    }

    private static Instant instant(long updatedAt) {
        return Instant.ofEpochMilli(updatedAt > LAST_IN_MILLIS ? updatedAt / NANOS_IN_MILLI : updatedAt);
    }
}
