package dev.countersign.policy;

import java.util.List;

/**
 * All that the tables say of a change; stored with its revision.
 *
 * @param version for people: the versions of the tables
 * @param digest over the names and digests of the tables: equal digests mean equal rules
 * @param rules every rule that hit, in any table
 */
public record PolicyOutcome(
        String version,
        String digest,
        RiskAssessment risk,
        Terms terms,
        List<StageRule> stages,
        List<GateRule> gates,
        List<RuleHit> rules,
        List<TableVersion> tables) {

    public PolicyOutcome {
        stages = List.copyOf(stages);
        gates = List.copyOf(gates);
        rules = List.copyOf(rules);
        tables = List.copyOf(tables);
    }
}
