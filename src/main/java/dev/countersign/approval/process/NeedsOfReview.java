package dev.countersign.approval.process;

import dev.countersign.platform.engine.ProcessNeeds;
import dev.countersign.platform.engine.ProcessNeeds.Law;
import dev.countersign.platform.engine.ProcessNeeds.Step;
import dev.countersign.platform.forms.FormNeeds;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a review relies on in {@code change-approval}: above all that no way leads round it to the execution. */
@Configuration(proxyBeanMethods = false)
class NeedsOfReview {

    private static final Law NOTHING_RUNS_UNREVIEWED = new Law(
            "execution_without_review",
            "executionStarted",
            List.of("assessRisk", "workOutPolicy", "countDecisions"),
            Set.of("approved"),
            "An execution is waited for only where policy was asked and decisions were counted since the change was last"
                    + " submitted, and it is approved.");
    private static final Law NOTHING_IS_DECIDED_TWICE = new Law(
            "review_of_what_is_decided",
            EngineReviewTasks.REVIEW_TASK,
            List.of("assessRisk", "workOutPolicy", "countDecisions"),
            Set.of("pending"),
            "A change is given to people to review only while it is pending and policy has said what it needs.");

    @Bean
    ProcessNeeds neededByReviews() {
        return new ProcessNeeds(
                "change-approval",
                null,
                Set.of(),
                Map.of(EngineReviewTasks.REVIEW_TASK, "decision"),
                List.of(
                        Step.without("workOutPolicy"),
                        Step.moving("countDecisions", Set.of("pending"), "pending", "approved", "rejected"),
                        Step.without(EngineReviewTasks.REVIEW_TASK, "pending"),
                        Step.without("remindApprovers"),
                        Step.without("escalateReview")),
                List.of(NOTHING_RUNS_UNREVIEWED, NOTHING_IS_DECIDED_TWICE));
    }

    @Bean
    FormNeeds neededOfTheFormOfADecision() {
        return FormNeeds.of(
                        "decision",
                        "reason",
                        "riskAcknowledged",
                        "requiredFollowUp",
                        "remediation.item",
                        "remediation.owner",
                        "digest")
                .choice("verdict", "approve", "reject");
    }

    @Bean
    FormNeeds neededOfTheFormOfARemediation() {
        return FormNeeds.of("remediation", "answers.item", "answers.answer");
    }
}
