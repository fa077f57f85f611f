package dev.countersign;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * What serves requests, and what runs by the clock, has the rights of the application's role and no more, as in a real
 * installation; a test itself has those of a superuser, and forges what it needs.
 */
final class AsTheApplication implements BeanPostProcessor, ApplicationListener<ContextRefreshedEvent> {

    private static final String ROLE = "countersign_application";
    private static final Pattern THREAD = Pattern.compile("-exec-\\d+$|^scheduling-|^replay-");

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Switching(source) : bean;
    }

    /** The engine has made its tables as the superuser; in an installation they are the application's own. */
    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        event.getApplicationContext()
                .getBean(JdbcTemplate.class)
                .execute("grant all on all tables in schema public to " + ROLE);
    }

    private static final class Switching extends DelegatingDataSource {

        Switching(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            var served = THREAD.matcher(Thread.currentThread().getName()).find();
            try (var statement = connection.createStatement()) {
                statement.execute("set role " + (served ? ROLE : "none"));
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
    }
}
