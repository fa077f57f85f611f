package dev.countersign.policy;

/** Whether a gate is met at this moment; {@code detail} says why, or what is missing. */
public record GateState(String id, String title, String neededBy, boolean met, String detail) {}
