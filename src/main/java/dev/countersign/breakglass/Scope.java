package dev.countersign.breakglass;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a session reaches. A target is named in full, or by its beginning: {@code k8s/payments/*} is everything below it.
 * All that it names is inside, in every combination.
 */
public record Scope(Set<String> environments, Set<String> actions, Set<String> targets) {

    /**
     * A target that is not too wide, as a regular expression (of Java and of PostgreSQL) over all of it: a wildcard comes last,
     * after at least two parts that name something.
     */
    public static final String NARROW_TARGET = "[^*]+/[^*/]+/([^*]*\\*)?|[^*]+";

    public Scope {
        environments = ordered(environments);
        actions = ordered(actions);
        targets = ordered(targets);
    }

    boolean covers(String environment, String action, String target) {
        return environments.contains(environment) && actions.contains(action) && coversTarget(target);
    }

    boolean coversTarget(String target) {
        return targets.stream().anyMatch(pattern -> fits(pattern, target));
    }

    Scope and(Scope more) {
        return new Scope(
                both(environments, more.environments), both(actions, more.actions), both(targets, more.targets));
    }

    Scope only(Set<String> fewerActions) {
        return new Scope(environments, fewerActions, targets);
    }

    List<String> sortedActions() {
        return actions.stream().sorted().toList();
    }

    private static boolean fits(String pattern, String target) {
        return pattern.endsWith("*")
                ? target.startsWith(pattern.substring(0, pattern.length() - 1)) && !leavesIt(target)
                : target.equals(pattern);
    }

    /** {@code k8s/payments/../identity} begins like what it is not below. */
    private static boolean leavesIt(String target) {
        return List.of(target.split("/", -1)).contains("..");
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
        var all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    private static Set<String> ordered(Collection<String> values) {
        return java.util.Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
}
