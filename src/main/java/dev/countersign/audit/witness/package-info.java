/**
 * A witness of transparency logs that runs elsewhere, in a process of its own: {@code java -jar countersign.jar witness}. It
 * speaks C2SP tlog-witness, co-signs what goes on from what it has co-signed before, and complains of everything else.
 *
 * <p>MUST use nothing of the running log but the pure functions of {@code tlog}: no database, no Spring.
 */
@NamedInterface("witness")
@NullMarked
package dev.countersign.audit.witness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
