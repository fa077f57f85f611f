package dev.countersign.breakglass.process;

import dev.countersign.breakglass.ObligationTasks;
import dev.countersign.breakglass.SessionStatus;
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

/** What sessions rely on in {@code break-glass}: above all that none is over before it was paid back. */
@Configuration(proxyBeanMethods = false)
class NeedsOfSessions {

    private static final Moved STATUS = new Moved(
            "session.status",
            SessionStatus.OPEN.word(),
            Arrays.stream(SessionStatus.values()).map(SessionStatus::word).collect(Collectors.toUnmodifiableSet()));

    private static final Law EVERY_SESSION_IS_PAID_BACK = new Law(
            "session_not_paid_back",
            ProcessNeeds.END,
            List.of("tellOfSession", ObligationTasks.CLOSE, ObligationTasks.REVIEW, ObligationTasks.PREVENT),
            Set.of(),
            "A session is done with only when it was told of, closed, reviewed by somebody else, and its repetition prevented.");
    private static final Law NOTHING_IS_CLOSED_WHILE_OPEN = new Law(
            "closure_of_an_open_session",
            ObligationTasks.CLOSE,
            List.of(),
            Set.of("ended"),
            "The closure of a session is asked for when it has ended.");

    @Bean
    ProcessNeeds neededBySessions() {
        return new ProcessNeeds(
                EngineSessionLifecycle.PROCESS,
                STATUS,
                Set.of("sessionEnded"),
                Map.of(
                        ObligationTasks.CLOSE, "closure",
                        ObligationTasks.REVIEW, "session-review",
                        ObligationTasks.PREVENT, "preventive-action",
                        ObligationTasks.OPINE, "opinion"),
                List.of(
                        Step.without("tellOfSession"),
                        Step.without("recordDebt"),
                        Step.moving("sessionEnded", Set.of("open"), "ended"),
                        Step.moving("endOverSession", Set.of("open"), "open", "ended"),
                        Step.without("endOverSession", "ended", "closed", "reviewed", "done"),
                        Step.moving(ObligationTasks.CLOSE, Set.of("ended"), "closed"),
                        Step.moving(ObligationTasks.REVIEW, Set.of("closed"), "reviewed"),
                        Step.moving(ObligationTasks.PREVENT, Set.of("reviewed"), "done"),
                        Step.without(ObligationTasks.OPINE)),
                List.of(EVERY_SESSION_IS_PAID_BACK, NOTHING_IS_CLOSED_WHILE_OPEN));
    }

    @Bean
    FormNeeds neededOfTheFormOfAClosure() {
        return FormNeeds.of(
                "closure",
                "incidentReference",
                "reasonUsed",
                "actionsPerformed",
                "sessionClosedAt",
                "preventiveActionOwner",
                "summary");
    }

    @Bean
    FormNeeds neededOfTheFormOfASessionReview() {
        return FormNeeds.of(
                        "session-review",
                        "timelineConfirmed",
                        "findings",
                        "preventiveAction",
                        "preventiveActionOwner",
                        "preventiveActionDueAt",
                        "preventiveActionUrl")
                .choice("justified", "yes", "no");
    }

    @Bean
    FormNeeds neededOfTheFormOfAnOpinion() {
        return FormNeeds.of("opinion", "comment").choice("agrees", "yes", "no");
    }

    @Bean
    FormNeeds neededOfTheFormOfAPreventiveAction() {
        return FormNeeds.of("preventive-action", "result");
    }

    @Bean
    FormNeeds neededOfTheFormOfAnOpening() {
        return FormNeeds.of("opening", "project", "environments", "actions", "targets", "duration", "closureOwner")
                .offering("projects", "environmentsOffered", "actionsOffered", "durationsOffered");
    }
}
