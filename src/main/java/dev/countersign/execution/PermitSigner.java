package dev.countersign.execution;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.countersign.approval.Quorum;
import dev.countersign.change.Change;
import dev.countersign.change.Revision;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes a permit as a compact JWS (RFC 7515) with rich authorization details (RFC 9396). */
@Component
final class PermitSigner {

    private final PermitKeys keys;
    private final PermitSettings settings;

    PermitSigner(PermitKeys keys, PermitSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    String sign(Permit permit, Change change, Revision revision, Quorum.Count count) {
        var key = keys.signing();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("permit+jwt"))
                .keyID(key.getKeyID())
                .build();
        var jwt = new SignedJWT(header, claims(permit, change, revision, count));
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private JWTClaimsSet claims(Permit permit, Change change, Revision revision, Quorum.Count count) {
        return new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .subject(permit.account())
                .audience(permit.audience())
                .jwtID(permit.id())
                .issueTime(Date.from(permit.issuedAt()))
                .notBeforeTime(Date.from(permit.notBefore()))
                .expirationTime(Date.from(permit.expiresAt()))
                .claim("authorization_details", List.of(operation(change)))
                .claim("change", change.id())
                .claim("revision", change.revision())
                .claim("policyDigest", revision.outcome().digest())
                .claim("quorum", Map.of("needed", count.needed(), "given", count.given()))
                .build();
    }

    private static Map<String, Object> operation(Change change) {
        return Map.of(
                "type", "production_operation",
                "project", change.project(),
                "environment", change.environment(),
                "action", change.action(),
                "target", change.target(),
                "digest", change.digest());
    }
}
