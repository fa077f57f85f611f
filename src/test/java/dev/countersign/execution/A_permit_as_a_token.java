package dev.countersign.execution;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.countersign.Api;
import dev.countersign.change.LifecycleTest;
import dev.countersign.platform.HomeFolder;
import dev.countersign.platform.permits.PermitKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class A_permit_as_a_token extends LifecycleTest {

    @Autowired
    PermitKeys keys;

    @Autowired
    HomeFolder home;

    private Api.Answer permit(Api.Answer change) {
        return expect(
                201,
                api.as("requester").post(path(change) + "/permits", Map.of("audience", "deployer", "runId", "r-1")));
    }

    private JWKSet published() throws Exception {
        var answer = expect(200, api.get("/.well-known/jwks.json"));
        assertThat(answer.raw().headers().firstValue("Cache-Control").orElse(""))
                .contains("max-age");
        return JWKSet.parse(answer.body().toString());
    }

    private boolean verifies(SignedJWT jwt) throws Exception {
        var key = published().getKeyByKeyId(jwt.getHeader().getKeyID());
        return key != null && jwt.verify(new ECDSAVerifier(key.toECKey()));
    }

    @Test
    void is_signed_by_a_published_key_and_says_what_may_run() throws Exception {
        var change = aChange().approved(api);
        var answer = permit(change);
        var jwt = SignedJWT.parse(answer.text("permit"));
        assertThat(verifies(jwt)).isTrue();
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("permit+jwt");
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        var claims = jwt.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("https://countersign.example");
        assertThat(claims.getSubject()).isEqualTo("requester");
        assertThat(claims.getAudience()).containsExactly("deployer");
        assertThat(claims.getJWTID()).isEqualTo(answer.text("id"));
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofSeconds(300));
        assertThat(claims.getNotBeforeTime()).isEqualTo(claims.getIssueTime());
        assertThat(claims.getExpirationTime().toInstant()).isBeforeOrEqualTo(Instant.parse(answer.text("expiresAt")));
        assertThat(claims.getListClaim("authorization_details"))
                .singleElement()
                .isEqualTo(Map.of(
                        "type", "production_operation",
                        "project", "payments",
                        "environment", "production",
                        "action", "deploy",
                        "target", "k8s/payments/checkout",
                        "digest", change.text("digest")));
        assertThat(claims.getClaim("change")).isEqualTo(change.text("id"));
        assertThat(claims.getIntegerClaim("revision")).isEqualTo(1);
        assertThat(claims.getClaim("policyDigest")).isEqualTo(change.text("policy/digest"));
        assertThat(claims.getJSONObjectClaim("quorum")).isEqualTo(Map.of("needed", 2L, "given", 2L));
    }

    @Test
    void does_not_verify_once_a_word_of_it_is_another() throws Exception {
        var parts = permit(aChange().approved(api)).text("permit").split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("checkout", "anything");
        var forged = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];
        assertThat(verifies(SignedJWT.parse(forged))).isFalse();
    }

    @Test
    void verifies_after_the_keys_were_renewed() throws Exception {
        var change = aChange().approved(api);
        var before = SignedJWT.parse(permit(change).text("permit"));
        keys.rotate();
        var after = SignedJWT.parse(permit(change).text("permit"));
        assertThat(after.getHeader().getKeyID()).isNotEqualTo(before.getHeader().getKeyID());
        assertThat(verifies(before)).isTrue();
        assertThat(verifies(after)).isTrue();
        assertThat(published().getKeys().get(0).getKeyID())
                .isEqualTo(after.getHeader().getKeyID());
    }

    @Test
    void has_keys_that_nobody_else_reads() throws Exception {
        permit(aChange().approved(api));
        assertThat(published().getKeys()).isNotEmpty().noneMatch(key -> key.isPrivate());
        assertThat(expect(200, api.get("/.well-known/jwks.json")).body().findValues("d"))
                .isEmpty();
        var file = home.path().resolve("keys").resolve("permits.jwks.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }
}
