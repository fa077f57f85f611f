/**
 * Who decides on a change and whether that is enough: stages and seats, eligibility, decisions, quorum, the inbox of open
 * tasks. Imported by {@code execution}, which counts the quorum again, by {@code breakglass} for its tasks, and by {@code demo}.
 *
 * <p>Invariants: quorum is rows in {@code decision}, counted anew each time and never a process variable; eligibility is
 * asked of the directory at each decision; one person takes one seat of a change, whatever their accounts and teams.
 */
@ApplicationModule(allowedDependencies = {"platform", "change", "policy", "audit", "directory"})
@NullMarked
package dev.countersign.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
