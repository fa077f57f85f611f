package dev.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import dev.countersign.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** What a stranger is told. */
@ApplicationTest
class Before_signing_in {

    private static final String PATH = "/session/demo-accounts";

    @Autowired
    ServletWebServerApplicationContext application;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Test
    void the_demo_names_its_accounts_with_their_teams() {
        var accounts = stranger().get(PATH).body().path("items");

        assertThat(accounts.findValuesAsText("account")).contains("requester", "sre-one", "operator");
        assertThat(accounts.toString()).contains("Site reliability").doesNotContain("$2a$", "hash", "ci-payments");
    }

    @Test
    void an_account_that_cannot_be_tried_with_the_known_password_is_not_named() {
        jdbc.sql("update countersign.account set active = false where id = 'sre-two'")
                .update();
        jdbc.sql("update countersign.person set active = false where id = 'auditor'")
                .update();
        var changed = api.as("operator")
                .send("PATCH", "/directory/accounts/sre-one", java.util.Map.of("password", "not the known one"));
        assertThat(changed.status()).isEqualTo(200);

        assertThat(stranger().get(PATH).body().path("items").findValuesAsText("account"))
                .contains("requester")
                .doesNotContain("sre-one", "sre-two", "auditor");
    }

    @Test
    void nobody_is_named_outside_of_the_demo() {
        var forOthers = new MockEnvironment();
        forOthers.setActiveProfiles("production");

        assertThat(new ListDemoAccounts(new Passwords(forOthers), jdbc).all()).isEmpty();
    }

    @Test
    void neither_version_nor_health_in_detail_nor_people_are_told() {
        assertThat(stranger().get("/about").status()).isEqualTo(401);
        assertThat(stranger().get("/directory/people").status()).isEqualTo(401);
        assertThat(stranger().post(PATH, "{}").status()).isEqualTo(401);
    }

    @Test
    void somebody_who_is_signed_in_reads_version_and_states_without_details() {
        var about = api.as("requester").get("/about").body();

        assertThat(about.path("engine").asText()).startsWith("Operaton");
        assertThat(about.path("demo").asBoolean()).isTrue();
        assertThat(about.path("parts").findValuesAsText("name")).contains("db", "clock", "permitKeys");
        assertThat(about.path("parts").findValuesAsText("state")).doesNotContain("down");
        assertThat(about.toString()).doesNotContain("PostgreSQL", "/tmp", "details");
    }

    private Api stranger() {
        return Api.of(application);
    }
}
