package dev.countersign.breakglass;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The incident tools that feed the register by webhook, as the settings have them. */
@ConfigurationProperties("countersign.break-glass.webhooks")
public record IncidentTools(
        @DefaultValue Tool pagerduty, @DefaultValue Tool opsgenie) {

    /**
     * One tool.
     *
     * @param account service account that acts for it
     * @param secrets by which it proves what it sends, any of them; none: it is not connected
     * @param severities ours by its priorities (or, of PagerDuty, urgencies)
     * @param projects of the catalogue by its services, tags or teams
     */
    public record Tool(
            @Nullable String account,
            @DefaultValue List<String> secrets,
            @DefaultValue Map<String, String> severities,
            @DefaultValue Map<String, String> projects) {

        /** Who acts for it, if it is connected. */
        public Optional<String> connectedBy() {
            return secrets.isEmpty() ? Optional.empty() : Optional.ofNullable(account);
        }

        /** Of the first name that says one. */
        public @Nullable String severity(@Nullable String... names) {
            return first(severities, Arrays.asList(names));
        }

        /** Of the first name that says one; none: it may be any. */
        public @Nullable String project(Collection<? extends @Nullable String> names) {
            return first(projects, names);
        }

        private static @Nullable String first(Map<String, String> map, Collection<? extends @Nullable String> names) {
            return names.stream()
                    .filter(Objects::nonNull)
                    .map(map::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        /** Settings end up in logs, secrets must not. */
        @Override
        public String toString() {
            return "Tool[" + account + ", " + secrets.size() + " secrets]";
        }
    }
}
