package dev.countersign.audit;

import dev.countersign.platform.Actor;
import java.time.Instant;

/** A fact was written. Published inside its transaction, so that a listener's work commits with it. */
public record FactRecorded(Fact fact, Actor actor, Instant at) {}
