/**
 * Emergency sessions: power that opens in seconds, stays narrow, is over by the clock, and is paid back. Imported by
 * {@code notification} and {@code compliance}.
 *
 * <p>Invariants: a session is over by the clock of whoever checks, whatever timers have done (law 5); every emergency action
 * asks first and is bound to its digest; nobody co-signs or reviews what they opened; ceilings are constraints of the tables.
 */
@ApplicationModule(allowedDependencies = {"platform", "change", "approval", "policy", "audit", "directory"})
@NullMarked
package dev.countersign.breakglass;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
