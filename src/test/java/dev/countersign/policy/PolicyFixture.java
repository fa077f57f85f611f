package dev.countersign.policy;

import dev.countersign.policy.process.DecisionTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** The released tables and the shipped catalogue, without a database; tables, freezes and teams can be altered. */
final class PolicyFixture {

    private static final Map<String, String> FILES = Map.of(
            Tables.RISK, "risk",
            Tables.TERMS, "approval-policy",
            Tables.STAGES, "approval-policy",
            Tables.GATES, "gates",
            Tables.BREAK_GLASS_TERMS, "break-glass-policy",
            Tables.BREAK_GLASS_REACH, "break-glass-policy");
    private static final Map<String, String> NAMES = Map.of(
            Tables.TERMS, "approvalTerms",
            Tables.STAGES, "approvalStages",
            Tables.BREAK_GLASS_TERMS, "breakGlassTerms",
            Tables.BREAK_GLASS_REACH, "breakGlassReach");
    private static final Map<String, DecisionTable> READ = new HashMap<>();

    final List<Freeze> freezes = new ArrayList<>();
    final Set<String> teams = new HashSet<>(Set.of(
            "payments-dev",
            "payments-owners",
            "identity-owners",
            "sre",
            "dba",
            "security",
            "incident-command",
            "compliance",
            "process-owners"));
    private final Map<String, UnaryOperator<String>> edits = new HashMap<>();
    final Catalogue catalogue;

    PolicyFixture() {
        this(shipped());
    }

    PolicyFixture(CatalogueProperties properties) {
        catalogue = new Catalogue(properties, () -> freezes);
    }

    static CatalogueProperties shipped() {
        return bind(new FileSystemResource("config/catalogue.yaml"));
    }

    /** From YAML beneath {@code countersign.catalogue}. */
    static CatalogueProperties bind(String yaml) {
        return bind(new ByteArrayResource(bytes("countersign.catalogue:\n" + yaml.indent(2))));
    }

    private static CatalogueProperties bind(Resource yaml) {
        try {
            var environment = new StandardEnvironment();
            new YamlPropertySourceLoader().load("catalogue", yaml).forEach(environment.getPropertySources()::addLast);
            return Binder.get(environment)
                    .bind("countersign.catalogue", CatalogueProperties.class)
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String dmn(String table) {
        try {
            return Files.readString(Path.of("processes", FILES.get(table) + ".dmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process owner's edit of the file that a table is in; it has to change something. */
    PolicyFixture edit(String table, String old, String replacement) {
        edits.merge(
                table,
                dmn -> {
                    if (!dmn.contains(old)) {
                        throw new IllegalArgumentException("Not in the table: " + old);
                    }
                    return dmn.replace(old, replacement);
                },
                (first, second) -> dmn -> second.apply(first.apply(dmn)));
        return this;
    }

    /** Sets what a rule gives in a column. */
    PolicyFixture set(String table, String rule, String column, String feel) {
        return edit(table, outputEntry(table, rule, column), entry(table, rule, column, feel));
    }

    private static String outputEntry(String table, String rule, String column) {
        var dmn = dmn(table);
        var start = dmn.indexOf("<outputEntry id=\"" + entryId(table, rule, column) + "\">");
        return dmn.substring(start, dmn.indexOf("</outputEntry>", start));
    }

    private static String entry(String table, String rule, String column, String feel) {
        return "<outputEntry id=\"" + entryId(table, rule, column) + "\"><text>" + feel + "</text>";
    }

    private static String entryId(String table, String rule, String column) {
        var name = NAMES.getOrDefault(table, table);
        return "outputEntry_" + name + "_" + rule.substring("rule_".length()) + "_" + column;
    }

    Answer ask(String table, Map<String, Object> inputs) {
        var edit = edits.get(table);
        var asked = edit == null
                ? READ.computeIfAbsent(table, key -> DecisionTable.read(key, 1, bytes(dmn(key))))
                : DecisionTable.read(table, 2, bytes(edit.apply(dmn(table))));
        return asked.ask(inputs);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    RiskAssessment assess(SituationBuilder situation) {
        return new AssessRisk(this::ask, catalogue).assess(situation.facts());
    }

    WorkOutBreakGlass breakGlass() {
        return new WorkOutBreakGlass(this::ask, catalogue, teams::contains);
    }

    PolicyOutcome workOut(SituationBuilder situation) {
        return new WorkOutPolicy(this::ask, catalogue, teams::contains).workOut(situation.facts(), assess(situation));
    }

    /** With a risk that nobody worked out. */
    PolicyOutcome workOut(SituationBuilder situation, Risk risk) {
        var assessment = new RiskAssessment(risk, List.of(), List.of());
        return new WorkOutPolicy(this::ask, catalogue, teams::contains).workOut(situation.facts(), assessment);
    }
}
