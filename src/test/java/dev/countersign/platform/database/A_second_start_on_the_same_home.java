package dev.countersign.platform.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.platform.start.StartRefused;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class A_second_start_on_the_same_home {

    @TempDir
    Path home;

    @Test
    void is_refused_while_the_first_is_there() throws IOException {
        try (var first = HomeLock.take(home)) {
            assertThatThrownBy(() -> HomeLock.take(home))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage("Countersign is already running on the folder " + home + ".");
        }
    }

    @Test
    void is_free_to_go_once_the_first_has_ended() throws IOException {
        HomeLock.take(home).close();

        assertThatCode(() -> HomeLock.take(home).close()).doesNotThrowAnyException();
    }
}
