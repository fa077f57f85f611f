/**
 * What the decision tables say of a change: its risk, the stages of its approval, their terms, its gates. Imported by
 * every module about changes; imports {@code audit}, {@code directory}.
 *
 * <p>Invariants: policy is worked out on the server from the released tables alone (law 8). A table that is missing,
 * silent, of two minds or unreadable refuses the change, never lets it pass (law 9). No table goes below the
 * {@link dev.countersign.policy.Floors}.
 */
@ApplicationModule(allowedDependencies = {"platform", "audit", "directory"})
@NullMarked
package dev.countersign.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
