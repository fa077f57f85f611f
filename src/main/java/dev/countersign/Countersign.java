package dev.countersign;

import dev.countersign.audit.verify.VerifyCommand;
import dev.countersign.audit.witness.WitnessCommand;
import dev.countersign.modeling.recovery.RecoverCommand;
import java.util.List;
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
        if (args.length > 0 && args[0].equals(VerifyCommand.NAME)) {
            System.exit(VerifyCommand.run(List.of(args).subList(1, args.length), System.out));
        }
        if (args.length > 0 && args[0].equals(WitnessCommand.NAME)) {
            WitnessCommand.run(List.of(args).subList(1, args.length), System.out, System.err)
                    .ifPresent(System::exit);
            return;
        }
        if (args.length > 0 && args[0].equals(RecoverCommand.NAME)) {
            System.exit(RecoverCommand.run(
                    Countersign.class, List.of(args).subList(1, args.length), System.getenv(), System.out));
        }
        SpringApplication.run(Countersign.class, args);
    }
}
