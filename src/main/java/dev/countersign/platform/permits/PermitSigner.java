package dev.countersign.platform.permits;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes a permit as a compact JWS (RFC 7515) with rich authorization details (RFC 9396). */
@Component
public final class PermitSigner {

    /**
     * @param subject account that runs it
     * @param operation the one operation that it allows
     * @param why what allows it, such as the change and its quorum
     */
    public record Claims(
            String id,
            String subject,
            String audience,
            Instant issuedAt,
            Instant notBefore,
            Instant expiresAt,
            Operation operation,
            Map<String, Object> why) {}

    public record Operation(String project, String environment, String action, String target, String digest) {}

    private final PermitKeys keys;
    private final PermitSettings settings;

    PermitSigner(PermitKeys keys, PermitSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    public String sign(Claims claims) {
        var key = keys.signing();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("permit+jwt"))
                .keyID(key.getKeyID())
                .build();
        var jwt = new SignedJWT(header, set(claims));
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private JWTClaimsSet set(Claims claims) {
        var builder = new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .subject(claims.subject())
                .audience(claims.audience())
                .jwtID(claims.id())
                .issueTime(Date.from(claims.issuedAt()))
                .notBeforeTime(Date.from(claims.notBefore()))
                .expirationTime(Date.from(claims.expiresAt()))
                .claim("authorization_details", List.of(details(claims.operation())));
        claims.why().forEach(builder::claim);
        return builder.build();
    }

    private static Map<String, Object> details(Operation operation) {
        return Map.of(
                "type", "production_operation",
                "project", operation.project(),
                "environment", operation.environment(),
                "action", operation.action(),
                "target", operation.target(),
                "digest", operation.digest());
    }
}
