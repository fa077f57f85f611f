package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.ModelKind;
import dev.countersign.modeling.ModelName;
import dev.countersign.modeling.ModelRules;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Feel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks at a file of decision tables: first at each for itself, then at what they say together with those in force. */
@Component
final class CheckTables implements ModelRules {

    /** With one of these the program would read nothing, and say so of every rule. */
    private static final Set<String> NOT_TO_BE_READ = Set.of("no_table", "output_missing", "cells_missing");

    private final Feel.Source feel;
    private final Vocabulary vocabulary;
    private final CheckTogether together;

    CheckTables(Feel.Source feel, Catalogue catalogue, CheckTogether together) {
        this.feel = feel;
        this.vocabulary = new Vocabulary(catalogue);
        this.together = together;
    }

    @Override
    public List<CheckFinding> look(ModelName name, byte[] content) {
        if (name.kind() != ModelKind.DMN) {
            return List.of();
        }
        var file = TableFile.read(content);
        var findings = new ArrayList<>(HouseRules.of(file));
        var readable = findings.stream().noneMatch(finding -> NOT_TO_BE_READ.contains(finding.rule()));
        file.tables().forEach(table -> findings.addAll(each(table)));
        if (readable) {
            findings.addAll(together.look(name, file));
        }
        return List.copyOf(findings);
    }

    private List<CheckFinding> each(DecisionTable table) {
        var own = feel.fresh();
        var space = Space.of(List.of(table), vocabulary, own);
        var findings = new ArrayList<CheckFinding>();
        var compiled = new CompileTable(table, space, own, findings::add).compile();
        new OutputCells(table, space, own).compile(findings::add);
        var words = WordRules.of(table, space, own);
        findings.addAll(words);
        if (compiled.sound()) {
            var misspelt = words.stream().map(CheckFinding::element).collect(Collectors.toSet());
            RuleFindings.of(compiled).stream()
                    .filter(finding ->
                            !finding.rule().equals("unreachable_rule") || !misspelt.contains(finding.element()))
                    .forEach(findings::add);
        }
        return findings;
    }
}
