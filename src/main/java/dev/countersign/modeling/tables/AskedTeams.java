package dev.countersign.modeling.tables;

import dev.countersign.policy.KnownTeams;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks of each team once during a check, and remembers which was not there. */
final class AskedTeams implements KnownTeams {

    private final KnownTeams known;
    private final Map<String, Boolean> answers = new HashMap<>();
    private @Nullable String missed;

    AskedTeams(KnownTeams known) {
        this.known = known;
    }

    @Override
    public boolean contains(String team) {
        var is = answers.computeIfAbsent(team, known::contains);
        missed = is ? missed : team;
        return is;
    }

    /** The one that was missed since this was asked last. */
    Optional<String> missed() {
        var team = Optional.ofNullable(missed);
        missed = null;
        return team;
    }
}
