package dev.countersign.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class The_demo_profile {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void is_on_while_nobody_said_otherwise() {
        start();

        assertThat(environment.getActiveProfiles()).containsExactly("demo");
    }

    @Test
    void is_off_once_an_identity_provider_is_set() {
        environment.setProperty("countersign.identity-provider.issuer", "https://id.example.com");

        start();

        assertThat(environment.getActiveProfiles()).isEmpty();
        assertThat(environment.getProperty("server.address")).isNull();
    }

    @Test
    void is_off_under_another_profile() {
        environment.setActiveProfiles("production");

        start();

        assertThat(environment.getActiveProfiles()).containsExactly("production");
    }

    @Test
    void is_not_turned_off_by_an_empty_identity_provider() {
        environment.setProperty("countersign.identity-provider.issuer", " ");

        start();

        assertThat(environment.getActiveProfiles()).containsExactly("demo");
    }

    @Test
    void listens_on_this_machine_only() {
        environment.setProperty("management.server.port", "8081");

        start();

        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "::1", "127.0.0.2"})
    void lets_the_loopback_address_be_chosen(String address) {
        environment.setProperty("server.address", address);

        start();

        assertThat(environment.getProperty("server.address")).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "no such host"})
    void refuses_to_listen_anywhere_else(String address) {
        environment.setProperty("server.address", address);

        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("but server.address is " + address);
    }

    @Test
    void refuses_to_be_loosened_when_it_was_asked_for_by_name() {
        environment.setActiveProfiles("demo");
        environment.setProperty("countersign.identity-provider.issuer", "https://id.example.com");
        environment.setProperty("server.address", "0.0.0.0");

        assertThatThrownBy(this::start).isInstanceOf(StartRefused.class);
    }

    private void start() {
        new DemoProfile().postProcessEnvironment(environment, new SpringApplication());
    }
}
