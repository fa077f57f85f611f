package dev.countersign.policy;

import java.time.Duration;
import java.util.List;

/**
 * What the table says of the release of a model; stored with it.
 *
 * @param needed how many process owners decide, none of them an author or the requester
 * @param stepUp whether they have to sign in again to decide
 * @param replayNeeded whether it has to come with a replay on past changes
 */
public record ReleaseTerms(
        int needed, boolean stepUp, boolean replayNeeded, Duration decideWithin, List<RuleHit> rules) {

    public ReleaseTerms {
        rules = List.copyOf(rules);
    }
}
