package dev.countersign.directory;

import dev.countersign.SeedForTests;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The demo directory, sown before every test as at a first start. */
@TestConfiguration(proxyBeanMethods = false)
public class DemoPeople {

    @Bean
    SeedForTests demoDirectory(FirstStart start) {
        return start::afterSingletonsInstantiated;
    }
}
