package dev.countersign.platform.web;

import dev.countersign.platform.DatabaseTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.CompositeHealth;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What runs here and how its parts are, for whoever is signed in: states, never the details behind them. */
@RestController
@Tag(name = "About")
final class AboutController {

    /** Says nothing that the others do not say better. */
    private static final Set<String> NO_PARTS = Set.of("ping", "ssl", "livenessState", "readinessState");

    /**
     * @param demo whether accounts with known passwords exist
     * @param time of the database, by which every deadline counts
     */
    record About(String version, String engine, boolean demo, Instant time, List<Part> parts) {}

    /** @param state {@code up}, {@code down}, {@code out_of_service}, {@code unknown} */
    record Part(String name, String state) {}

    private final ObjectProvider<BuildProperties> build;
    private final ObjectProvider<HealthEndpoint> health;
    private final Environment environment;
    private final DatabaseTime time;

    AboutController(
            ObjectProvider<BuildProperties> build,
            ObjectProvider<HealthEndpoint> health,
            Environment environment,
            DatabaseTime time) {
        this.build = build;
        this.health = health;
        this.environment = environment;
        this.time = time;
    }

    @GetMapping("/api/v1/about")
    @Operation(summary = "Version and health of this installation", operationId = "about")
    About about() {
        var built = build.getIfAvailable();
        return new About(
                built == null ? "development" : built.getVersion(),
                built == null ? "Operaton" : built.get("engine"),
                environment.acceptsProfiles(Profiles.of("demo")),
                time.now(),
                parts());
    }

    private List<Part> parts() {
        var endpoint = health.getIfAvailable();
        if (endpoint == null || !(endpoint.health() instanceof CompositeHealth whole)) {
            return List.of();
        }
        return whole.getComponents().entrySet().stream()
                .filter(part -> !NO_PARTS.contains(part.getKey()))
                .map(part -> new Part(
                        part.getKey(), part.getValue().getStatus().getCode().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
