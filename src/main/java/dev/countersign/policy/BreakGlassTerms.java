package dev.countersign.policy;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What the tables say of an emergency session; stored with it.
 *
 * @param openers teams of which one member may open it
 * @param coSigned whether nothing may be done before a co-signature
 * @param longest how long it may be open without, and {@code longestWidened} with a co-signature
 * @param budget how many actions it has without, and {@code budgetWidened} with a co-signature
 * @param idleLimit it ends when nothing was done for so long
 * @param coSigners teams whose members co-sign
 * @param told teams that are told at once, besides the approvers who are skipped
 * @param reviewers teams whose members review it
 * @param quickChange where changes of this kind pass in no longer than this, a session needs a word why not a change
 */
public record BreakGlassTerms(
        Set<String> openers,
        boolean coSigned,
        Duration longest,
        Duration longestWidened,
        int budget,
        int budgetWidened,
        Duration idleLimit,
        Duration permitLife,
        Set<String> coSigners,
        Set<String> told,
        Duration closeWithin,
        Duration opinionWithin,
        Duration reviewWithin,
        Set<String> reviewers,
        Duration quickChange,
        List<RuleHit> rules,
        List<TableVersion> tables) {

    public static final Duration LONGEST_PERMIT = Duration.ofSeconds(60);
    public static final Duration CEILING = Duration.ofHours(8);
    public static final Duration LONGEST_DEBT = Duration.ofDays(14);
    public static final int MOST_ACTIONS = 100;

    public BreakGlassTerms {
        rules = List.copyOf(rules);
        tables = List.copyOf(tables);
    }
}
