package dev.countersign.audit;

import dev.countersign.platform.LogLogin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log is kept.
 *
 * @param sequenced whether this node takes part in it
 * @param every pause between two looks for new entries
 * @param keys folder of the keys, by default {@code keys} in the home; nodes of one cluster share it
 * @param origin name of the log, at its very start; by default one that is made up
 * @param database who sequences, where that is another than the application; {@code null}: the application itself
 * @param witnesses who are asked for co-signatures of checkpoints
 */
@ConfigurationProperties("countersign.audit")
record LogSettings(
        @DefaultValue("true") boolean sequenced,
        @DefaultValue("200ms") Duration every,
        @Nullable Path keys,
        @Nullable String origin,
        @Nullable Credentials database,
        @DefaultValue List<WitnessAt> witnesses) {

    /** @param url by default that of the application */
    record Credentials(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password) {}

    /** @param key its verifier key, as it said at its first start */
    record WitnessAt(URI url, String key) {}

    Optional<LogLogin> login(String applicationsUrl) {
        return Optional.ofNullable(database)
                .filter(given -> given.username() != null)
                .map(given -> new LogLogin(
                        Objects.requireNonNullElse(given.url(), applicationsUrl),
                        Objects.requireNonNull(given.username()),
                        Objects.requireNonNullElse(given.password(), "")));
    }
}
