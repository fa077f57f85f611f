/**
 * Facts, each written in the transaction of the act that it records (law 6), in order, and the transparency log that they go
 * to (ADR 0016). Imports {@code platform} only; every module may import it.
 *
 * <p>Invariants: an entry is never altered; once signed it cannot be without showing; business never waits for the log; nothing
 * personal is in the open of it.
 */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package dev.countersign.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
