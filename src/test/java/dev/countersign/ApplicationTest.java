package dev.countersign;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole application over HTTP on a random port, on a real PostgreSQL, with {@link MovableTime} and no job
 * executor. Every test starts with empty tables, seeded anew, and the time as it is.
 *
 * <p>All tests share one context. To keep it so, a test MUST NOT add properties, profiles, imports or mock beans: put
 * what is missing into {@link TestBeans} or the package that is tested.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(
        classes = Countersign.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.profiles.active=demo",
            "countersign.demo.changes=false",
            "operaton.bpm.job-execution.enabled=false",
            "countersign.audit.sequenced=false",
            "countersign.compliance.self-check.scheduled=false",
            "countersign.compliance.observers=ci-payments",
            "logging.level.io.zonky=warn",
            "countersign.break-glass.tools=incident-tool",
            "countersign.break-glass.webhooks.pagerduty.account=incident-tool",
            "countersign.break-glass.webhooks.pagerduty.secrets=pagerduty-signs-with-this,and-with-this-from-tomorrow",
            "countersign.break-glass.webhooks.pagerduty.projects.PPAYMENT=payments",
            "countersign.break-glass.webhooks.opsgenie.account=incident-tool",
            "countersign.break-glass.webhooks.opsgenie.secrets=opsgenie-brings-this-one",
            "countersign.break-glass.webhooks.opsgenie.projects.payments-tag=payments",
            "countersign.home=${project.build.directory:target}/test-home"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import(TestBeans.class)
@ExtendWith(CleanTables.class)
public @interface ApplicationTest {}
