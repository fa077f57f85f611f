package dev.countersign.breakglass.web;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.breakglass.FollowIncident;
import dev.countersign.breakglass.FollowIncident.Effect;
import dev.countersign.breakglass.FollowIncident.Report;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what tools send and does what it says. Other than from people, names that we do not know are passed over: there is
 * far more in it than the register needs.
 */
@Component
final class IncidentNews {

    /**
     * What came of it.
     *
     * @param effect {@code declared}, {@code altered}, {@code resolved}, {@code reopened} or {@code nothing}
     * @param reference under which the incident is in the register; none where it was about no incident
     */
    record Heard(String effect, @Nullable String reference) {}

    private final ObjectMapper json;
    private final FollowIncident followIncident;

    IncidentNews(ObjectMapper json, FollowIncident followIncident) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.followIncident = followIncident;
    }

    /** @throws Refused where it is not what the tool sends, so that the refusal is on record */
    <T> T read(byte @Nullable [] body, Class<T> shape) {
        try {
            return present(json.readValue(body == null ? new byte[0] : body, shape));
        } catch (IOException e) {
            throw notReadable();
        }
    }

    <T> T read(@Nullable JsonNode part, Class<T> shape) {
        try {
            return present(json.treeToValue(part, shape));
        } catch (IOException e) {
            throw notReadable();
        }
    }

    Heard follow(Optional<Report> report) {
        var effect = report.map(followIncident::follow).orElse(Effect.NOTHING);
        return new Heard(
                effect.name().toLowerCase(Locale.ROOT),
                report.map(Report::reference).orElse(null));
    }

    static Refused missing(String field) {
        return new Refused(Refusal.invalid(List.of(new FieldError(field, "is missing"))));
    }

    private static <T> T present(@Nullable T read) {
        if (read == null) {
            throw notReadable();
        }
        return read;
    }

    private static Refused notReadable() {
        return new Refused(Refusal.malformed(
                "malformed_webhook",
                "The body is not JSON of the form that this tool sends.",
                "See the operations guide for the version of the webhook that is understood."));
    }
}
