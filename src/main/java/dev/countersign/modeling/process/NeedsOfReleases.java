package dev.countersign.modeling.process;

import dev.countersign.modeling.release.ReleaseLifecycle;
import dev.countersign.modeling.release.ReleaseStatus;
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

/** What releases rely on in {@code model-release}: above all that nothing is put in force that nobody decided on. */
@Configuration(proxyBeanMethods = false)
class NeedsOfReleases {

    private static final String PUT = "putReleaseInForce";
    private static final Moved STATUS = new Moved(
            "release.status",
            ReleaseStatus.PENDING.word(),
            Arrays.stream(ReleaseStatus.values()).map(ReleaseStatus::word).collect(Collectors.toUnmodifiableSet()));

    private static final Law NOTHING_COMES_INTO_FORCE_UNDECIDED = new Law(
            "release_without_decision",
            PUT,
            List.of(ReleaseLifecycle.TASK),
            Set.of("approved"),
            "A model is put in force only when others have decided on its release and it is approved.");
    private static final Law NOTHING_MOVES_BEFORE = new Law(
            "instances_moved_too_early",
            "moveInstances",
            List.of(ReleaseLifecycle.TASK, PUT),
            Set.of("released"),
            "Running instances are moved only to what is in force.");

    private static final Law NO_RELEASE_IS_LEFT_OPEN = new Law(
            "release_left_open",
            ProcessNeeds.END,
            List.of(),
            Arrays.stream(ReleaseStatus.values())
                    .filter(ReleaseStatus::closed)
                    .map(ReleaseStatus::word)
                    .collect(Collectors.toUnmodifiableSet()),
            "A release is done with only when it is in force, rejected, withdrawn, expired or failed.");

    @Bean
    ProcessNeeds neededByReleases() {
        return new ProcessNeeds(
                EngineReleaseLifecycle.PROCESS,
                STATUS,
                Set.of("releaseWithdrawn"),
                Map.of(ReleaseLifecycle.TASK, "release-decision"),
                List.of(
                        Step.moving(ReleaseLifecycle.TASK, Set.of("pending"), "pending", "approved", "rejected"),
                        Step.moving(PUT, Set.of("approved"), "released", "failed"),
                        Step.without(PUT, "released", "rejected", "withdrawn", "expired", "failed"),
                        Step.without("moveInstances"),
                        Step.moving("expireRelease", Set.of("pending"), "expired"),
                        Step.without(
                                "expireRelease", "approved", "released", "rejected", "withdrawn", "expired", "failed"),
                        Step.moving("releaseWithdrawn", Set.of("pending", "approved"), "withdrawn")),
                List.of(NOTHING_COMES_INTO_FORCE_UNDECIDED, NOTHING_MOVES_BEFORE, NO_RELEASE_IS_LEFT_OPEN));
    }

    @Bean
    FormNeeds neededOfTheFormOfAReleaseDecision() {
        return FormNeeds.of("release-decision", "reason", "digest").choice("verdict", "approve", "reject");
    }
}
