package dev.countersign.platform.database;

import dev.countersign.platform.HomeFolder;
import dev.countersign.platform.LogLogin;
import java.io.IOException;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Gives the application a PostgreSQL of its own where it was given none. A command ({@code countersign.command}) uses the one
 * of the application that runs, if one does.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(WithoutDatasourceUrl.class)
class EmbeddedDatabase {

    @Bean
    HomeLock homeLock(HomeFolder home, Environment environment) {
        return environment.containsProperty("countersign.command")
                ? HomeLock.takeIfFree(home.create())
                : HomeLock.take(home.create());
    }

    /** Stopped after the connection pool, and before the lock is freed: each depends on the next. */
    @Bean
    PostgresServer postgresServer(HomeFolder home, HomeLock lock) throws IOException {
        return lock.isOurs() ? PostgresServer.start(home.path()) : PostgresServer.running(home.path());
    }

    @Bean
    JdbcConnectionDetails embeddedConnectionDetails(PostgresServer server) throws IOException {
        return new Connection(server.url(), Role.APPLICATION.word(), server.password(Role.APPLICATION));
    }

    /** Who owns the tables migrates them, and does nothing else. */
    @Bean
    FlywayConnectionDetails embeddedOwner(PostgresServer server) throws IOException {
        return new Owner(server.url(), Role.OWNER.word(), server.password(Role.OWNER));
    }

    @Bean
    LogLogin embeddedSequencer(PostgresServer server) throws IOException {
        return new LogLogin(server.url(), Role.SEQUENCER.word(), server.password(Role.SEQUENCER));
    }

    private record Owner(String url, String user, String secret) implements FlywayConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return secret;
        }

        @Override
        public String toString() {
            return url;
        }
    }

    private record Connection(String url, String user, String secret) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return secret;
        }

        @Override
        public String toString() {
            return url;
        }
    }
}
