package dev.countersign.policy;

/**
 * A stage that the policy asks for.
 *
 * @param team a team of the directory, words of the table already resolved
 * @param rule id of the rule, or of the first one where several ask for the same team
 */
public record StageRule(String name, String team, int seats, String reason, String rule) {}
