package dev.countersign;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/**
 * The application: one process, one jar; N of them on one PostgreSQL make the cluster.
 *
 * <p>Beans are named by their class, so that the short names belong to the models alone: {@code ${assessRisk}} is what
 * says so itself.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@Modulithic(systemName = "Countersign", sharedModules = "platform")
public class Countersign {

    public static void main(String[] args) {
        SpringApplication.run(Countersign.class, args);
    }
}
