package dev.countersign;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the application has otherwise in a test. */
@TestConfiguration(proxyBeanMethods = false)
class TestBeans {

    @Bean
    @Primary
    MovableTime movableTime(JdbcClient jdbc) {
        return new MovableTime(jdbc);
    }
}
