package dev.countersign.policy;

import java.util.List;

/** The risk of a change, with the rules that say so, the decisive ones first. */
public record RiskAssessment(Risk level, List<RuleHit> rules, List<TableVersion> tables) {

    public RiskAssessment {
        rules = List.copyOf(rules);
        tables = List.copyOf(tables);
    }
}
