package dev.countersign.policy;

import dev.countersign.directory.Directory;
import org.springframework.stereotype.Component;

/** The teams that a table may name: those of the directory, as of now. */
@Component
final class TeamsOfDirectory implements KnownTeams {

    private final Directory directory;

    TeamsOfDirectory(Directory directory) {
        this.directory = directory;
    }

    @Override
    public boolean contains(String team) {
        return directory.teamExists(team);
    }
}
