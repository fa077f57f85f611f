package dev.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditLog;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DirectoryTest
class Signing_in {

    private static final String ME = "/api/v1/directory/me";

    @LocalServerPort
    int port;

    @Autowired
    Tokens tokens;

    @Autowired
    DatabaseTime time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditLog audit;

    @AfterEach
    void restore() {
        Demo.restore(jdbc);
    }

    @Test
    void a_password_signs_in_under_the_demo_profile() {
        var me = Caller.account(port, "sre-one").get(ME);

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body().path("person").asText()).isEqualTo("sre-one");
        assertThat(me.body().path("method").asText()).isEqualTo("password");
        assertThat(me.body().path("administrator").asBoolean()).isFalse();
        assertThat(me.body().at("/teams/0/team").asText()).isEqualTo("sre");
    }

    @Test
    void a_token_signs_in_as_its_account_and_its_person() {
        var me = Caller.token(port, token("ci-payments", null)).get(ME);

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body().path("account").asText()).isEqualTo("ci-payments");
        assertThat(me.body().path("person").asText()).isEqualTo("developer");
        assertThat(me.body().path("service").asBoolean()).isTrue();
    }

    @Test
    void nobody_gets_in_without_a_proof() {
        var answer = Caller.nobody(port).get(ME);

        assertRefused(answer, "This needs somebody who is signed in.");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"countersign\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body().path("next").asText()).contains("Bearer");
    }

    @Test
    void no_cookie_is_ever_set() {
        assertThat(Caller.account(port, "sre-one").get(ME).headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void an_expired_token_does_not_sign_in() {
        var token = token("sre-one", time.now().minus(Duration.ofSeconds(1)));

        assertRefused(Caller.token(port, token).get(ME), "This API token has expired.");
        assertThat(failures("sre-one")).extracting(AuditEntry::account).contains("anonymous");
    }

    @Test
    void a_revoked_token_does_not_sign_in_any_more() {
        var secret = token("sre-one", null);
        assertThat(Caller.token(port, secret).get(ME).status()).isEqualTo(200);

        tokens.revoke(tokens.bySecret(secret).orElseThrow().id(), time.now(), "sre-one");

        assertRefused(Caller.token(port, secret).get(ME), "This API token has been revoked.");
    }

    @Test
    void a_token_of_a_disabled_account_does_not_sign_in() {
        var secret = token("sre-one", null);
        jdbc.sql("update countersign.account set active = false where id = 'sre-one'")
                .update();

        assertRefused(Caller.token(port, secret).get(ME), "The account sre-one is disabled.");
        assertRefused(Caller.account(port, "sre-one").get(ME), "The account sre-one is disabled.");
    }

    @Test
    void a_service_account_of_a_disabled_person_does_not_sign_in() {
        var secret = token("ci-payments", null);
        jdbc.sql("update countersign.person set active = false where id = 'developer'")
                .update();

        assertRefused(Caller.token(port, secret).get(ME), "The person behind ci-payments is disabled.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer cs_",
                "Bearer cs_0123456789012345678901234567890123456789012",
                "Bearer cs_'; drop table countersign.person; --",
                "Bearer a.b.c",
                "Digest username=x",
                "Basic",
                "Basic !!!",
                "Basic c3JlLW9uZQ==",
                "Basic /w==",
                "Basic AGE6ZGVtbw==",
                "sre-one:demo"
            })
    void garbage_does_not_sign_in(String header) {
        assertThat(Caller.header(port, header).get(ME).status()).isIn(400, 401);
    }

    @Test
    void a_wrong_password_is_refused_as_an_unknown_account_is() {
        var wrong = Caller.password(port, "dba-one", "wrong").get(ME);
        var unknown = Caller.password(port, "nobody-knows", "demo").get(ME);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void a_disabled_account_is_told_only_to_whoever_has_its_password() {
        jdbc.sql("update countersign.account set active = false where id = 'auditor'")
                .update();

        assertThat(Caller.password(port, "auditor", "wrong").get(ME).detail()).doesNotContain("disabled");
    }

    @Test
    void a_service_account_has_no_password() {
        assertThat(Caller.account(port, "ci-payments").get(ME).status()).isEqualTo(401);
    }

    @Test
    void a_failed_attempt_is_recorded_once_a_minute_and_without_what_was_typed() {
        Caller.password(port, "commander", "hunter2-secret").get(ME);
        Caller.password(port, "commander", "hunter3-secret").get(ME);

        assertThat(failures("commander")).hasSize(1);
        assertThat(failures("commander").get(0).data().toString()).doesNotContain("hunter");
    }

    @Test
    void an_attempt_on_an_unknown_account_leaves_nothing() {
        var before = count();

        Caller.password(port, "my-secret-password", "x").get(ME);

        assertThat(count()).isEqualTo(before);
    }

    @Test
    void a_wrong_proof_is_refused_even_where_none_is_needed() {
        assertThat(Caller.token(port, "cs_nonsense").get("/actuator/health").status())
                .isEqualTo(401);
    }

    private void assertRefused(Caller.Answer answer, String detail) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("not_signed_in");
        assertThat(answer.detail()).isEqualTo(detail);
    }

    private String token(String account, @Nullable Instant expiresAt) {
        var secret = TokenSecret.next();
        var id = Ids.next(Ids.TOKEN);
        tokens.add(new Token(id, account, "test", time.now(), "test", expiresAt, null), secret);
        return secret;
    }

    private List<AuditEntry> failures(String account) {
        return audit.of("account/" + account).stream()
                .filter(entry -> entry.kind().equals("sign_in_failed"))
                .toList();
    }

    private long count() {
        return jdbc.sql("select count(*) from countersign.audit_pending")
                .query(Long.class)
                .single();
    }
}
