package dev.countersign.policy;

import dev.countersign.platform.Refused;
import java.util.Map;

/** The released decision tables. */
@FunctionalInterface
public interface Tables {

    String RISK = "risk";
    String TERMS = "approval-terms";
    String STAGES = "approval-stages";
    String GATES = "gates";
    String BREAK_GLASS_TERMS = "break-glass-terms";
    String BREAK_GLASS_REACH = "break-glass-reach";
    String RELEASE = "release-policy";

    /**
     * Evaluates the latest released version of a table.
     *
     * @throws Refused where it is not there, cannot be read, reads what is not in the inputs, or gives two answers
     *     where only one may fit
     */
    Answer ask(String table, Map<String, Object> inputs);
}
