package dev.countersign.platform.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets idempotency keys after their time. Every node does; nothing but space depends on it. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class IdempotencyKeyExpiry {

    private final IdempotencyKeys keys;
    private final WebLimits limits;

    IdempotencyKeyExpiry(IdempotencyKeys keys, WebLimits limits) {
        this.keys = keys;
        this.limits = limits;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forgetOldKeys() {
        while (keys.forget(limits.keepIdempotencyKeys()) > 0) {
            // A batch at a time, so that no transaction is long.
        }
    }
}
