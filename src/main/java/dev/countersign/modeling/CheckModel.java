package dev.countersign.modeling;

import dev.countersign.modeling.CheckFinding.Level;
import dev.countersign.platform.Digest;
import dev.countersign.platform.engine.ModelGuard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Says what is wrong with a model. First the guard of the engine, which refuses what is hostile; only what it lets through is
 * looked at by the {@link ModelRules}. The build asks the same of the models that are shipped.
 */
@Component
public class CheckModel {

    /** @param clean whether nothing stands in the way of a release */
    public record Check(String digest, boolean clean, List<CheckFinding> findings) {}

    private final ModelGuard guard;
    private final List<ModelRules> rules;
    private final ModelVersions versions;

    CheckModel(ModelGuard guard, List<ModelRules> rules, ModelVersions versions) {
        this.guard = guard;
        this.rules = rules;
        this.versions = versions;
    }

    public Check check(ModelName name, byte[] content) {
        var findings = new ArrayList<>(hostile(name, content));
        if (findings.isEmpty()) {
            rules.forEach(rule -> findings.addAll(rule.look(name, content)));
        }
        findings.sort(Comparator.comparing(CheckFinding::level));
        var clean = findings.stream().noneMatch(finding -> finding.level() == Level.ERROR);
        return new Check(Digest.of(content).value(), clean, List.copyOf(findings));
    }

    private List<CheckFinding> hostile(ModelName name, byte[] content) {
        var forms = formsInForce();
        return guard.check(name.resource(), content, forms::contains).stream()
                .map(finding -> CheckFinding.error(finding.rule(), finding.element(), finding.detail(), null))
                .toList();
    }

    private Set<String> formsInForce() {
        return versions.inForce().stream()
                .map(ModelVersion::name)
                .filter(name -> name.kind() == ModelKind.FORM)
                .map(ModelName::stem)
                .collect(Collectors.toUnmodifiableSet());
    }
}
