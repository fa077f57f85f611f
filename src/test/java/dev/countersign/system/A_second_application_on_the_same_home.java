package dev.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class A_second_application_on_the_same_home {

    @Test
    void is_refused_in_one_sentence_and_the_first_goes_on() throws Exception {
        var home = HomeUnderTarget.named("second");
        try (var first = RunningApplication.start(home).awaitReady();
                var second = RunningApplication.start(home)) {
            assertThat(second.endsWithin(Duration.ofMinutes(1))).isTrue();

            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(second.output())
                    .contains("Countersign is already running on the folder " + home + ".")
                    .doesNotContain("\tat ");
            assertThat(first.isReady()).isTrue();
        }
    }
}
