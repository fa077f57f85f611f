package dev.countersign.platform.permits;

import java.util.Map;
import org.springframework.stereotype.Component;

/** The public keys that verify permits, as a JWK set (RFC 7517). */
@Component
public final class PublishedKeys {

    private final PermitKeys keys;

    PublishedKeys(PermitKeys keys) {
        this.keys = keys;
    }

    public Map<String, Object> jwks() {
        return keys.published().toJSONObject(true);
    }
}
