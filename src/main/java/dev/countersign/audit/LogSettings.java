package dev.countersign.audit;

import java.nio.file.Path;
import java.time.Duration;
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
 */
@ConfigurationProperties("countersign.audit")
record LogSettings(
        @DefaultValue("true") boolean sequenced,
        @DefaultValue("200ms") Duration every,
        @Nullable Path keys,
        @Nullable String origin) {}
