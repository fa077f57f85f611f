package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.ModelName;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.CatalogueProperties;
import dev.countersign.policy.process.FeelForTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/** The check of tables with the shipped files in force, without a database. */
final class TablesFixture {

    static final List<String> SHIPPED = List.of("risk", "approval-policy", "gates", "break-glass-policy");

    static final Set<String> TEAMS = Set.of(
            "payments-dev",
            "payments-owners",
            "identity-dev",
            "identity-owners",
            "sre",
            "dba",
            "security",
            "incident-command",
            "compliance",
            "process-owners");

    private TablesFixture() {}

    static CheckTables checkTables() {
        var feel = FeelForTests.source();
        var catalogue = Catalogue.of(catalogue());
        return new CheckTables(
                feel, catalogue, new CheckTogether(feel, catalogue, TEAMS::contains, TablesFixture::inForce));
    }

    static List<CheckFinding> check(String stem, String dmn) {
        return checkTables().look(new ModelName(stem + ".dmn"), dmn.getBytes(StandardCharsets.UTF_8));
    }

    static String shipped(String stem) {
        try {
            return Files.readString(Path.of("processes", stem + ".dmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<ModelName, byte[]> inForce() {
        var files = new LinkedHashMap<ModelName, byte[]>();
        SHIPPED.forEach(
                stem -> files.put(new ModelName(stem + ".dmn"), shipped(stem).getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    static CatalogueProperties catalogue() {
        try {
            var environment = new StandardEnvironment();
            new YamlPropertySourceLoader()
                    .load("catalogue", new FileSystemResource("config/catalogue.yaml"))
                    .forEach(environment.getPropertySources()::addLast);
            return Binder.get(environment)
                    .bind("countersign.catalogue", CatalogueProperties.class)
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
