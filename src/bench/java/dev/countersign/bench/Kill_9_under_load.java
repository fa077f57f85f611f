package dev.countersign.bench;

import dev.countersign.system.KillsUnderLoad;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** Law 10 at length: {@code -Dkills}, {@code -Dclients}, {@code -Dcountersign.seed}; src/bench/README.md has the command. */
class Kill_9_under_load {

    @Test
    void loses_nothing_that_it_has_acknowledged() throws Exception {
        var home = Path.of("target", "bench", "killed-under-load").toAbsolutePath();
        FileSystemUtils.deleteRecursively(home);
        KillsUnderLoad.run(
                home.resolve("home"),
                Integer.getInteger("kills", 200),
                Integer.getInteger("clients", 8),
                Long.getLong("countersign.seed", System.nanoTime()));
    }
}
