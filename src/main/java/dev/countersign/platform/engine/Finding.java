package dev.countersign.platform.engine;

/**
 * What is wrong with a model.
 *
 * @param element id of the element, or its name where it has none
 * @param rule stable, for machines, such as {@code no_scripts}
 * @param detail one sentence a process owner understands
 */
public record Finding(String element, String rule, String detail) {}
