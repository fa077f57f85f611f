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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/** The check of tables with the shipped files in force, without a database. */
public final class TablesFixture {

    static final List<String> SHIPPED = List.of("risk", "approval-policy", "gates", "break-glass-policy");

    /** Enough of them for whatever the shipped tables ask; a test may take some away. */
    static final Map<String, List<String>> PEOPLE = new HashMap<>();

    static {
        everybodyIsThere();
    }

    private TablesFixture() {}

    static void everybodyIsThere() {
        PEOPLE.clear();
        PEOPLE.put("payments-dev", List.of("dev-one", "dev-two"));
        PEOPLE.put("payments-owners", List.of("owner-one", "owner-two"));
        PEOPLE.put("identity-dev", List.of("dev-two"));
        PEOPLE.put("identity-owners", List.of("owner-two", "owner-three"));
        PEOPLE.put("sre", List.of("sre-one", "sre-two"));
        PEOPLE.put("dba", List.of("dba-one", "dba-two"));
        PEOPLE.put("security", List.of("security-one", "security-two"));
        PEOPLE.put("incident-command", List.of("commander-one", "commander-two"));
        PEOPLE.put("compliance", List.of("auditor"));
        PEOPLE.put("process-owners", List.of("modeler-one", "modeler-two"));
    }

    private static Map<String, Set<String>> members() {
        return PEOPLE.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, team -> Set.copyOf(team.getValue())));
    }

    static CheckTables checkTables() {
        var feel = FeelForTests.source();
        var catalogue = Catalogue.of(catalogue());
        return new CheckTables(
                feel,
                catalogue,
                TablesFixture::inForce,
                new CheckTogether(catalogue, PEOPLE::containsKey, TablesFixture::members));
    }

    public static List<CheckFinding> check(String stem, String dmn) {
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
