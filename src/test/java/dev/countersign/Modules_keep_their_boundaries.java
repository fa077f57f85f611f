package dev.countersign;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.util.ClassUtils;

class Modules_keep_their_boundaries {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.countersign");

    @Test
    void modules_import_only_what_they_declare() {
        ApplicationModules.of(Countersign.class).verify();
    }

    @Test
    void only_process_packages_and_the_platform_know_the_engine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..process..", "dev.countersign.platform.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.operaton..")
                .because("the engine is to be replaced by its next major version without touching anything else")
                .check(OURS);
    }

    @Test
    void web_and_process_never_know_each_other() {
        noClasses()
                .that()
                .resideInAPackage("dev.countersign.*.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.countersign.*.process..")
                .allowEmptyShould(true)
                .check(OURS);
        noClasses()
                .that()
                .resideInAPackage("dev.countersign.*.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.countersign.*.web..")
                .allowEmptyShould(true)
                .check(OURS);
    }

    @Test
    void no_result_of_a_query_is_left_open() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .because("nobody closes it, and outside a transaction each keeps a connection of the pool for ever")
                .check(OURS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.operaton.bpm.engine.rest.impl.OperatonRestResources",
                "org.operaton.bpm.engine.rest.ProcessEngineRestService",
                "org.operaton.bpm.webapp.impl.security.auth.AuthenticationFilter",
                "org.operaton.bpm.cockpit.Cockpit",
                "org.operaton.bpm.spring.boot.starter.rest.OperatonBpmRestJerseyAutoConfiguration",
                "org.operaton.bpm.spring.boot.starter.webapp.OperatonBpmWebappAutoConfiguration",
                "org.operaton.connect.Connectors",
                "org.codehaus.groovy.jsr223.GroovyScriptEngineImpl"
            })
    void no_other_door_to_the_engine_is_shipped(String door) {
        assertThat(ClassUtils.isPresent(door, getClass().getClassLoader()))
                .as(door)
                .isFalse();
    }

    @Test
    void no_resources_of_the_web_applications_are_shipped() {
        assertThat(getClass().getClassLoader().getResource("META-INF/resources/webjars/operaton"))
                .isNull();
        assertThat(getClass().getClassLoader().getResource("META-INF/resources/webjars/camunda"))
                .isNull();
    }
}
