package dev.countersign;

import dev.countersign.budget.CountedStatements;
import dev.countersign.directory.DemoPeople;
import dev.countersign.modeling.OnlyWhatIsShipped;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the application has otherwise in a test. */
@TestConfiguration(proxyBeanMethods = false)
@Import({DemoPeople.class, OnlyWhatIsShipped.class})
class TestBeans {

    /** Before the other one, so that what it asks for is not counted. */
    @Bean
    static AsTheApplication asTheApplication() {
        return new AsTheApplication();
    }

    @Bean
    static CountedStatements countedStatements() {
        return new CountedStatements();
    }

    @Bean
    @Primary
    MovableTime movableTime(JdbcClient jdbc) {
        return new MovableTime(jdbc);
    }

    @Bean
    @Lazy
    Api api(ServletWebServerApplicationContext application) {
        return Api.of(application);
    }

    @Bean
    @Primary
    MovableFreezes movableFreezes() {
        return new MovableFreezes();
    }

    @Bean
    SeedForTests noFreezes(MovableFreezes freezes) {
        return freezes::clear;
    }
}
