package dev.countersign.platform.database;

import dev.countersign.platform.HomeFolder;
import dev.countersign.platform.StartUpNotice;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells whoever starts the application what to back up. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WhereTheDataIs implements StartUpNotice {

    private final HomeFolder home;
    private final ObjectProvider<PostgresServer> embedded;
    private final String url;

    WhereTheDataIs(
            HomeFolder home, ObjectProvider<PostgresServer> embedded, @Value("${spring.datasource.url:}") String url) {
        this.home = home;
        this.embedded = embedded;
        this.url = url;
    }

    @Override
    public List<String> lines() {
        var server = embedded.getIfAvailable();
        if (server == null) {
            return List.of("Data      " + withoutParameters(url));
        }
        return List.of("Data      " + home.path() + (server.created() ? " (created just now)" : "")
                + ", in an embedded PostgreSQL");
    }

    /** Among which there may be a password. */
    static String withoutParameters(String url) {
        return url.replaceFirst("\\?.*$", "");
    }
}
