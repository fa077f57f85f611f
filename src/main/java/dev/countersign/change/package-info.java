/**
 * A change from its submission to its end: what is asked for, by whom, in which revision and status; the queue and the
 * detail. Imported by {@code approval}, {@code execution} and {@code breakglass}.
 *
 * <p>Invariants: a status changes only by {@link dev.countersign.change.Changes#move}, from an expected one; a closed
 * change is never touched again (law 3, a trigger says so too); the digest is that of the stored bytes (law 2).
 */
@ApplicationModule(allowedDependencies = {"platform", "policy", "audit", "directory"})
@NullMarked
package dev.countersign.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
