package dev.countersign.system;

import org.junit.jupiter.api.Test;

/** Law 10, in short; src/bench has the long version. */
class A_killed_application_under_load {

    @Test
    void loses_nothing_that_it_has_acknowledged() throws Exception {
        KillsUnderLoad.run(
                HomeUnderTarget.named("killed-under-load"), 3, 6, Long.getLong("countersign.seed", System.nanoTime()));
    }
}
