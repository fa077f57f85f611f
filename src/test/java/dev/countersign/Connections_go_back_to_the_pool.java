package dev.countersign;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;

/** A stream of rows keeps its connection until somebody closes it, and outside of a transaction nobody else does. */
@AnalyzeClasses(packages = "dev.countersign", importOptions = DoNotIncludeTests.class)
class Connections_go_back_to_the_pool {

    @ArchTest
    static final ArchRule ROWS_ARE_READ_AS_LISTS = noClasses()
            .should()
            .callMethod(MappedQuerySpec.class, "stream")
            .because("list() gives the connection back");
}
