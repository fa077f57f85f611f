package dev.countersign.policy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change as policy sees it; by default a small deployment of payments to production on a Wednesday morning. */
final class SituationBuilder {

    static final Instant WEDNESDAY_MORNING = Instant.parse("2026-11-25T09:00:00Z");
    static final Instant SUNDAY_NIGHT = Instant.parse("2026-11-22T23:00:00Z");

    private String project = "payments";
    private String environment = "production";
    private String action = "deploy";
    private String target = "k8s/payments/checkout";
    private int size = 3;
    private boolean rollbackPlan = true;
    private final Set<String> evidence = new HashSet<>();
    private boolean incident;
    private @Nullable Instant notBefore;
    private @Nullable Instant notAfter;
    private Instant at = WEDNESDAY_MORNING;

    static SituationBuilder aDeployment() {
        return new SituationBuilder();
    }

    SituationBuilder of(String otherProject) {
        project = otherProject;
        return this;
    }

    SituationBuilder in(String otherEnvironment) {
        environment = otherEnvironment;
        return this;
    }

    SituationBuilder doing(String otherAction) {
        action = otherAction;
        return this;
    }

    SituationBuilder on(String otherTarget) {
        target = otherTarget;
        return this;
    }

    SituationBuilder setting(int values) {
        size = values;
        return this;
    }

    SituationBuilder withoutRollbackPlan() {
        rollbackPlan = false;
        return this;
    }

    SituationBuilder withEvidence(String kind) {
        evidence.add(kind);
        return this;
    }

    SituationBuilder duringAnIncident() {
        incident = true;
        return this;
    }

    SituationBuilder between(@Nullable Instant from, @Nullable Instant until) {
        notBefore = from;
        notAfter = until;
        return this;
    }

    SituationBuilder at(Instant time) {
        at = time;
        return this;
    }

    PolicyFacts facts() {
        return new PolicyFacts(
                project,
                environment,
                action,
                target,
                size,
                rollbackPlan,
                evidence,
                evidence.size(),
                incident,
                notBefore,
                notAfter,
                at);
    }
}
