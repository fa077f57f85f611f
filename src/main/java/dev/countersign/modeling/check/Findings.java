package dev.countersign.modeling.check;

import dev.countersign.modeling.CheckFinding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules have found so far in one file. */
final class Findings {

    private final List<CheckFinding> found = new ArrayList<>();

    void error(String rule, @Nullable String element, String detail, String next) {
        found.add(CheckFinding.error(rule, element, detail, next));
    }

    void warning(String rule, @Nullable String element, String detail, String next) {
        found.add(CheckFinding.warning(rule, element, detail, next));
    }

    boolean haveErrors() {
        return found.stream().anyMatch(finding -> finding.level() == CheckFinding.Level.ERROR);
    }

    List<CheckFinding> list() {
        return List.copyOf(found);
    }
}
