package dev.countersign.modeling.tables;

import dev.countersign.directory.Directory;
import dev.countersign.platform.DatabaseTime;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The people of each team, also those who are away: they come back, and the draft stays. */
@FunctionalInterface
interface TeamMembers {

    Map<String, Set<String>> byTeam();

    /** Those of the directory, now. */
    @Component
    final class OfDirectory implements TeamMembers {

        private final Directory directory;
        private final DatabaseTime time;

        OfDirectory(Directory directory, DatabaseTime time) {
            this.directory = directory;
            this.time = time;
        }

        @Override
        public Map<String, Set<String>> byTeam() {
            return directory.belonging(time.now());
        }
    }
}
