/**
 * Models that their owners change themselves: the library of what is and was in force, drafts, checks, trials, replays on
 * past changes, and releases that a second person decides. Nobody imports it but {@code notification} and {@code compliance}.
 *
 * <p>Invariants: what is in force is exactly the bytes that were approved (by digest); nobody decides on the release of what
 * they wrote or asked for; what is tried leaves nothing behind. Whatever is released, the laws hold below it: a model can at
 * worst stop a change.
 */
@ApplicationModule(allowedDependencies = {"platform", "policy", "audit", "directory", "change", "approval"})
@NullMarked
package dev.countersign.modeling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
