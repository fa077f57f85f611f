package dev.countersign.modeling.process;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.migration.MigratingActivityInstanceValidationReport;
import org.operaton.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.operaton.bpm.engine.migration.MigratingTransitionInstanceValidationReport;

/** The engine's reasons why an instance cannot move, with the elements that they are about. */
final class WhyItStays {

    private WhyItStays() {}

    static String of(ProcessEngineException e) {
        if (!(e instanceof MigratingProcessInstanceValidationException invalid)) {
            return "There is no way from its version to this one.";
        }
        var report = invalid.getValidationReport();
        var reasons = Stream.of(
                        report.getActivityInstanceReports().stream()
                                .map((MigratingActivityInstanceValidationReport one) ->
                                        one.getSourceScopeId() + ": " + String.join("; ", one.getFailures())),
                        report.getTransitionInstanceReports().stream()
                                .map((MigratingTransitionInstanceValidationReport one) ->
                                        one.getSourceScopeId() + ": " + String.join("; ", one.getFailures())),
                        report.getFailures().stream())
                .flatMap(reason -> reason)
                .collect(Collectors.joining(" "));
        return reasons.isBlank() ? "The engine does not say why." : reasons;
    }
}
