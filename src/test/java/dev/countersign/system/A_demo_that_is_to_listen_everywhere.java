package dev.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class A_demo_that_is_to_listen_everywhere {

    @Test
    void is_refused_before_anything_is_made() throws Exception {
        var home = HomeUnderTarget.named("loosened");
        try (var open = RunningApplication.start(home, "--server.address=0.0.0.0")) {
            assertThat(open.endsWithin(Duration.ofMinutes(1))).isTrue();

            assertThat(open.exitValue()).isEqualTo(1);
            assertThat(open.output()).contains("server.address is 0.0.0.0").doesNotContain("\tat ");
            assertThat(home.resolve("database")).doesNotExist();
        }
    }
}
