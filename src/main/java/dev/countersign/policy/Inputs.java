package dev.countersign.policy;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the tables may read. All of it is given to every table, always: FEEL takes a name that it does not know for null,
 * and a comparison with null fits no rule.
 */
final class Inputs {

    private Inputs() {}

    static Map<String, Object> of(PolicyFacts facts, Catalogue catalogue) {
        requireKnown(facts, catalogue);
        var inputs = new LinkedHashMap<String, Object>();
        inputs.put("project", facts.project());
        inputs.put("environment", facts.environment());
        inputs.put("action", facts.action());
        inputs.put("target", facts.target());
        inputs.put(
                "criticality",
                catalogue.criticality(facts.project(), facts.target()).word());
        inputs.put("size", facts.size());
        inputs.put("outsideOfficeHours", catalogue.officeHours().outside(facts.plannedFrom()));
        inputs.put("rollbackPlan", facts.rollbackPlan());
        inputs.put("evidenceCount", facts.evidenceCount());
        inputs.put("incident", facts.incident());
        inputs.put("freeze", !catalogue.freezesDuring(facts).isEmpty());
        return inputs;
    }

    static Map<String, Object> of(PolicyFacts facts, Risk risk, Catalogue catalogue) {
        var inputs = of(facts, catalogue);
        inputs.put("risk", risk.word());
        return inputs;
    }

    private static void requireKnown(PolicyFacts facts, Catalogue catalogue) {
        require("project", facts.project(), catalogue.project(facts.project()).isPresent());
        require(
                "environment",
                facts.environment(),
                catalogue.environment(facts.environment()).isPresent());
        require("action", facts.action(), catalogue.action(facts.action()).isPresent());
        require("target", facts.target(), !facts.target().isBlank());
        require("time", "", Objects.nonNull(facts.at()));
    }

    private static void require(String what, String value, boolean known) {
        if (!known) {
            throw new Refused(Refusal.unprocessable(
                    "policy_incomplete",
                    "Policy cannot be worked out: the catalogue knows no " + what + " \"" + value + "\".",
                    "Name one of the catalogue, or ask the process owners to add it."));
        }
    }
}
