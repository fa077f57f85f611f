package dev.countersign.execution.process;

import dev.countersign.platform.engine.ProcessNeeds;
import dev.countersign.platform.engine.ProcessNeeds.Step;
import dev.countersign.platform.forms.FormNeeds;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an execution relies on in {@code change-approval}: that somebody is asked how it ended. */
@Configuration(proxyBeanMethods = false)
class NeedsOfExecution {

    @Bean
    ProcessNeeds neededByExecutions() {
        return new ProcessNeeds(
                "change-approval",
                null,
                Set.of(),
                Map.of("userTask_reportOutcome", "outcome"),
                List.of(Step.without("markUnreported"), Step.without("userTask_reportOutcome", "executing")),
                List.of());
    }

    @Bean
    FormNeeds neededOfTheFormOfAnOutcome() {
        return FormNeeds.of(
                        "outcome",
                        "observedDigest",
                        "startedAt",
                        "finishedAt",
                        "evidence.kind",
                        "evidence.title",
                        "evidence.url",
                        "evidence.digest",
                        "notes")
                .choice("result", "succeeded", "failed", "rolled_back");
    }
}
