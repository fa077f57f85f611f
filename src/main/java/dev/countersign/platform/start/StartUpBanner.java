package dev.countersign.platform.start;

import dev.countersign.platform.StartUpNotice;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Says, once requests are answered, what to open and where things are: one block at the end of the log. */
@Component
final class StartUpBanner {

    private static final Logger LOG = LoggerFactory.getLogger("Countersign");

    private final Environment environment;
    private final ObjectProvider<StartUpNotice> notices;

    StartUpBanner(Environment environment, ObjectProvider<StartUpNotice> notices) {
        this.environment = environment;
        this.notices = notices;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void print() {
        LOG.info("Countersign is ready.\n\n  {}\n", String.join("\n  ", lines()));
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Open      " + url() + "/");
        if (environment.acceptsProfiles(Profiles.of(DemoProfile.NAME))) {
            lines.add("Demo      no identity provider is set: accounts with known passwords, this machine only");
        }
        notices.orderedStream().map(StartUpNotice::lines).forEach(lines::addAll);
        return lines;
    }

    private String url() {
        var given = environment.getProperty("countersign.url", "");
        if (!given.isBlank()) {
            return given.replaceFirst("/+$", "");
        }
        var address = environment.getProperty("server.address", "127.0.0.1");
        var host = address.contains(":") ? "[" + address + "]" : address;
        return "http://" + host + ":" + environment.getProperty("local.server.port", "8080");
    }
}
