package dev.countersign.change.process;

import dev.countersign.change.ChangeStatus;
import dev.countersign.platform.engine.ProcessNeeds;
import dev.countersign.platform.engine.ProcessNeeds.Law;
import dev.countersign.platform.engine.ProcessNeeds.Moved;
import dev.countersign.platform.engine.ProcessNeeds.Step;
import dev.countersign.platform.forms.FormNeeds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@link EngineLifecycle} and the delegates here rely on in {@code change-approval}, and what they do to a change. */
@Configuration(proxyBeanMethods = false)
class NeedsOfLifecycle {

    private static final Moved STATUS = new Moved(
            "change.status",
            ChangeStatus.PENDING.word(),
            Arrays.stream(ChangeStatus.values()).map(ChangeStatus::word).collect(Collectors.toUnmodifiableSet()));
    private static final Law NO_CHANGE_IS_LEFT_OPEN = new Law(
            "change_left_open",
            ProcessNeeds.END,
            List.of(),
            Arrays.stream(ChangeStatus.values())
                    .filter(ChangeStatus::closed)
                    .map(ChangeStatus::word)
                    .collect(Collectors.toUnmodifiableSet()),
            "The process of a change ends only when the change is closed.");
    private static final Set<String> BEFORE_IT_RUNS = Set.of("pending", "rejected", "approved");

    @Bean
    ProcessNeeds neededByTheLifecycleOfChanges() {
        return new ProcessNeeds(
                EngineLifecycle.PROCESS,
                STATUS,
                Set.of("changeRevised", "changeWithdrawn", "executionStarted", "outcomeReported"),
                Map.of(EngineLifecycle.REMEDY_TASK, "remediation"),
                List.of(
                        Step.without("assessRisk"),
                        Step.moving("closeOverdue", BEFORE_IT_RUNS, "expired", "declined"),
                        Step.moving(EngineLifecycle.REMEDY_TASK, Set.of("rejected"), "pending")
                                .beginningAnew(),
                        Step.moving("changeRevised", BEFORE_IT_RUNS, "pending").beginningAnew(),
                        Step.moving("changeWithdrawn", BEFORE_IT_RUNS, "withdrawn"),
                        Step.moving("executionStarted", Set.of("approved"), "executing"),
                        Step.moving("outcomeReported", Set.of("executing"), "succeeded", "failed", "rolled_back")),
                List.of(NO_CHANGE_IS_LEFT_OPEN));
    }

    @Bean
    FormNeeds neededOfTheFormOfAChange() {
        return FormNeeds.of(
                        "change",
                        "project",
                        "environment",
                        "action",
                        "target",
                        "title",
                        "description",
                        "artifact.name",
                        "artifact.digest",
                        "parameters.name",
                        "parameters.value",
                        "rollbackPlan",
                        "evidence.kind",
                        "evidence.title",
                        "evidence.url",
                        "evidence.digest",
                        "authors.account",
                        "incident",
                        "window.notBefore",
                        "window.notAfter")
                .offering("projects", "environments", "actions");
    }
}
