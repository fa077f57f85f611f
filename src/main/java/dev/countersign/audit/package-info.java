/**
 * Facts, each written in the transaction of the act that it records (law 6), in order. Imports {@code platform} only;
 * every module may import it.
 *
 * <p>Invariant: an entry is never altered; the database refuses it too.
 */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package dev.countersign.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
