/**
 * What somebody who tries Countersign finds there: sample changes, made through the use cases themselves in the name of
 * the demo accounts. Exists under the {@code demo} profile only; nobody imports it.
 *
 * <p>Invariants: it writes no table; what a rule refuses to the account is refused here too; a sample is made as a whole
 * or not at all.
 */
@ApplicationModule(allowedDependencies = {"platform", "change", "approval", "execution", "directory"})
@NullMarked
package dev.countersign.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
