package dev.countersign.breakglass.web;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What PagerDuty tells of its incidents: its webhooks, version 3, one event each, at least once. */
@RestController
@Tag(name = "incidents")
class PagerDutyController {

    static final String PATH = "/api/v1/incidents/webhooks/pagerduty";

    /** What else is in it is passed over. */
    record Delivery(@Nullable Event event) {}

    /** @param data of the form that its type has; of incidents, {@link Data} */
    record Event(
            @JsonProperty("event_type") @Nullable String type,
            @JsonProperty("occurred_at") @Nullable String occurredAt,
            @Nullable JsonNode data) {}

    /** @param number by which people name it, and of which the reference is made: PD-1234 */
    record Data(
            @Nullable Long number,
            @Nullable String title,
            @JsonProperty("html_url") @Nullable String url,
            @Nullable String urgency,
            @Nullable Named priority,
            @Nullable Named service) {}

    record Named(@Nullable String id, @Nullable String summary) {}

    private static final Map<String, News> NEWS = Map.of(
            "incident.triggered", News.ACTIVE,
            "incident.acknowledged", News.ACTIVE,
            "incident.unacknowledged", News.ACTIVE,
            "incident.escalated", News.ACTIVE,
            "incident.priority_updated", News.PRIORITY,
            "incident.resolved", News.RESOLVED,
            "incident.reopened", News.REOPENED);

    private final Tool tool;
    private final IncidentNews incidentNews;

    PagerDutyController(IncidentTools tools, IncidentNews incidentNews) {
        this.tool = tools.pagerduty();
        this.incidentNews = incidentNews;
    }

    @Bean
    static Webhook pagerDutyWebhook(IncidentTools tools) {
        return new ToolWebhook(PATH, tools.pagerduty(), ToolWebhook.PAGERDUTY_SIGNATURE);
    }

    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @SecurityRequirements
    @Operation(
            summary = "Hear from PagerDuty",
            description = "Signed by X-PagerDuty-Signature. What is told twice, or is of no concern, does nothing.",
            operationId = "hearFromPagerDuty")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Delivery.class)))
    Heard hear(@RequestBody(required = false) byte @Nullable [] body) {
        var event = incidentNews.read(body, Delivery.class).event();
        if (event == null || event.type() == null) {
            throw IncidentNews.missing("event.event_type");
        }
        return incidentNews.follow(Optional.ofNullable(NEWS.get(event.type())).map(news -> report(news, event)));
    }

    private Report report(News news, Event event) {
        var incident = incidentNews.read(event.data(), Data.class);
        if (incident.number() == null || incident.number() < 0) {
            throw IncidentNews.missing("event.data.number");
        }
        var service = incident.service() == null ? new Named(null, null) : incident.service();
        return new Report(
                news,
                "PD-" + incident.number(),
                tool.severity(
                        incident.priority() == null ? null : incident.priority().summary(), incident.urgency()),
                incident.title(),
                tool.project(Arrays.asList(service.id(), service.summary())),
                incident.url(),
                instant(event.occurredAt()));
    }

    private static @Nullable Instant instant(@Nullable String occurredAt) {
        try {
            return occurredAt == null ? null : OffsetDateTime.parse(occurredAt).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
