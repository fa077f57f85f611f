package dev.countersign.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.policy.Answer;
import dev.countersign.policy.TableVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Same question, same answer, one evaluation. */
class Answers_given_before {

    private final KnownAnswers known = new KnownAnswers(List.of("environment", "> size", "\"the \\\" target\"", "-"));
    private int evaluations;

    @Test
    void are_given_again() {
        var first = known.to(Map.of("environment", "production", "size", 3), this::evaluate);

        assertThat(known.to(Map.of("environment", "production", "size", 3), this::evaluate))
                .isSameAs(first);
        assertThat(evaluations).isEqualTo(1);
    }

    @Test
    void are_not_given_to_another_question() {
        known.to(Map.of("environment", "production", "size", 3), this::evaluate);
        known.to(Map.of("environment", "production", "size", 4), this::evaluate);
        known.to(Map.of("environment", "production", "size", "3"), this::evaluate);
        known.to(Map.of("environment", "staging", "size", 3), this::evaluate);
        known.to(Map.of("environment", "production"), this::evaluate);

        assertThat(evaluations).isEqualTo(5);
    }

    @Test
    void do_not_depend_on_what_the_table_mentions_in_its_texts_only() {
        known.to(Map.of("environment", "production", "target", "a"), this::evaluate);
        known.to(Map.of("environment", "production", "target", "b"), this::evaluate);

        assertThat(evaluations).isEqualTo(1);
    }

    @Test
    void are_not_kept_when_they_are_refusals() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> known.to(Map.of("environment", "production"), inputs -> {
                        evaluations++;
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
        }
        assertThat(evaluations).isEqualTo(2);
    }

    @Test
    void are_forgotten_when_there_are_too_many() {
        for (int size = 0; size < 5_000; size++) {
            known.to(Map.of("size", size), this::evaluate);
        }

        assertThat(known.size()).isEqualTo(1_000);
    }

    private Answer evaluate(Map<String, Object> inputs) {
        evaluations++;
        return new Answer(new TableVersion("table", 1, "sha256:"), List.of());
    }
}
