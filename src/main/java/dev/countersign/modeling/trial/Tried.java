package dev.countersign.modeling.trial;

/** What became of a trial: of what kind depends on the draft. */
public sealed interface Tried permits TriedTables, TriedProcess, TriedForm {}
