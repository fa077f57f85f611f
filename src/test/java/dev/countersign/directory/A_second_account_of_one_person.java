package dev.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DirectoryTest
class A_second_account_of_one_person {

    private static final String BASE = "/api/v1/directory";

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    @Test
    void is_the_same_person_with_the_same_teams() {
        Caller.account(port, "operator")
                .post(
                        BASE + "/accounts",
                        "{'id': 'requester-too', 'person': 'requester', 'password': 'a long password'}");

        var first = Caller.account(port, "requester").get(BASE + "/me").body();
        var second = Caller.password(port, "requester-too", "a long password")
                .get(BASE + "/me")
                .body();

        assertThat(second.path("account").asText()).isEqualTo("requester-too");
        assertThat(second.path("person")).isEqualTo(first.path("person"));
        assertThat(second.path("teams")).isEqualTo(first.path("teams"));
    }

    @Test
    void of_a_machine_signs_in_by_a_token_of_its_owner_and_never_decides_for_them() {
        var issued = Caller.account(port, "developer")
                .post(BASE + "/tokens", "{'account': 'ci-payments', 'name': 'pipeline'}");

        var me = Caller.token(port, issued.body().path("secret").asText()).get(BASE + "/me");

        assertThat(issued.status()).isEqualTo(201);
        assertThat(me.body().path("service").asBoolean()).isTrue();
        assertThat(me.body().path("person").asText()).isEqualTo("developer");
    }

    @Test
    void of_ones_own_gets_a_token_that_expires() {
        var issued = Caller.account(port, "owner-two").post(BASE + "/tokens", "{'name': 'laptop'}");

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.body().path("secret").asText()).matches("cs_[A-Za-z0-9_-]{43}");
        assertThat(issued.body().path("expiresAt").asText()).isNotBlank();
        assertThat(Caller.token(port, issued.body().path("secret").asText())
                        .get(BASE + "/me")
                        .body()
                        .path("method")
                        .asText())
                .isEqualTo("token");
    }
}
