package dev.countersign.platform.permits;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How permits are signed.
 *
 * @param issuer {@code iss} of every permit
 * @param keys file of the private keys, by default in {@code keys/} of the home; nodes of one cluster share it
 * @param keyLife how long a key signs
 * @param overlap how long a key that signs no more is still published, and at least any permit's life
 */
@ConfigurationProperties("countersign.permits")
record PermitSettings(
        @DefaultValue("https://countersign.example") String issuer,
        @Nullable Path keys,
        @DefaultValue("P90D") Duration keyLife,
        @DefaultValue("P1D") Duration overlap) {}
