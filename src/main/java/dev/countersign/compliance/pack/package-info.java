/**
 * Evidence packs: all that is recorded of one change or one emergency session, in a zip that proves itself (ADR 0019).
 *
 * <p>Invariant: a pack depends on its subject alone, not on who takes it, when, or what else has happened.
 */
@NullMarked
package dev.countersign.compliance.pack;

import org.jspecify.annotations.NullMarked;
