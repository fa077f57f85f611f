package dev.countersign.platform.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a caller may send, and for how long repeats are recognised.
 *
 * @param body the largest body
 * @param upload the largest body on one of the upload paths
 * @param uploadPaths path patterns of uploads
 * @param keepIdempotencyKeys how long a request with an Idempotency-Key can be repeated
 */
@ConfigurationProperties("countersign.web")
record WebLimits(
        @DefaultValue("1MB") DataSize body,
        @DefaultValue("10MB") DataSize upload,

        @DefaultValue("/api/v1/changes/{id}/evidence/content")
        List<String> uploadPaths,

        @DefaultValue("48h") Duration keepIdempotencyKeys) {}
