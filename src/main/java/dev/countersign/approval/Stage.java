package dev.countersign.approval;

/** A stage that policy asked for: {@code seats} different people of {@code team}; {@code rule} is the id of the rule that hit. */
record Stage(int position, String name, String team, int seats, String reason, String rule) {}
