package dev.countersign.platform.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * Turns the {@code demo} profile on while nobody has said otherwise, and keeps it on the loopback interface: its
 * passwords are in the documentation.
 */
final class DemoProfile implements EnvironmentPostProcessor, Ordered {

    static final String NAME = "demo";

    private static final String ISSUER = "countersign.identity-provider.issuer";
    private static final String ADDRESS = "server.address";
    private static final String MANAGEMENT_PORT = "management.server.port";
    private static final String MANAGEMENT_ADDRESS = "management.server.address";

    /** After the configuration files, since the identity provider may be set there. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getActiveProfiles().length == 0 && !StringUtils.hasText(environment.getProperty(ISSUER))) {
            environment.addActiveProfile(NAME);
        }
        if (environment.acceptsProfiles(Profiles.of(NAME))) {
            environment.getPropertySources().addFirst(new MapPropertySource(NAME, loopbackOnly(environment)));
        }
    }

    private static Map<String, Object> loopbackOnly(ConfigurableEnvironment environment) {
        var addresses = new HashMap<String, Object>();
        addresses.put(ADDRESS, loopback(ADDRESS, environment.getProperty(ADDRESS)));
        // On a port of its own the management server would listen on every interface.
        if (StringUtils.hasText(environment.getProperty(MANAGEMENT_PORT))) {
            addresses.put(
                    MANAGEMENT_ADDRESS, loopback(MANAGEMENT_ADDRESS, environment.getProperty(MANAGEMENT_ADDRESS)));
        }
        return addresses;
    }

    private static String loopback(String property, @Nullable String address) {
        if (address == null || address.isBlank()) {
            return "127.0.0.1";
        }
        if (!isLoopback(address)) {
            throw new StartRefused(
                    "The demo profile has accounts whose password everybody knows, so it listens on this machine only;"
                            + " but " + property + " is " + address + ".",
                    "Leave " + property + " away, or set " + ISSUER
                            + " (or another profile than demo) to run Countersign for others.");
        }
        return address;
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
