/**
 * A transparency log without a database: the Merkle tree of RFC 6962, kept in tiles (C2SP tlog-tiles), its checkpoints as
 * signed notes (C2SP signed-note, tlog-checkpoint, tlog-cosignature) and its proofs (C2SP tlog-proof). Pure functions, shared
 * by the log that runs and by whoever verifies it elsewhere.
 */
@NamedInterface("tlog")
@NullMarked
package dev.countersign.audit.tlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
