package dev.countersign.policy;

import dev.countersign.platform.Refused;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Works out how risky a change is: every rule that fits counts, and the highest level among them is the risk. */
@Component
public final class AssessRisk {

    private final Tables tables;
    private final Catalogue catalogue;

    public AssessRisk(Tables tables, Catalogue catalogue) {
        this.tables = tables;
        this.catalogue = catalogue;
    }

    /** @throws Refused if the table leaves it open */
    public RiskAssessment assess(PolicyFacts facts) {
        var answer = tables.ask(Tables.RISK, Inputs.of(facts, catalogue));
        var byLevel = answer.some().stream()
                .sorted(Comparator.comparing(AssessRisk::level).reversed())
                .toList();
        return new RiskAssessment(
                level(byLevel.get(0)), byLevel.stream().map(Row::hit).toList(), List.of(answer.table()));
    }

    static Risk level(Row row) {
        return Risk.of(row.word("level")).orElseThrow(() -> row.unreadable("level", "low, medium, high or critical"));
    }
}
