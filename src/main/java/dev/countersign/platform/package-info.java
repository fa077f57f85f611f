/**
 * What every module stands on: who is calling, what time it is, refusals, ids, canonical JSON, problem documents,
 * idempotent requests, the embedded database and the shut engine. Knows no module; any module may import it.
 *
 * <p>Invariant: time on which a law depends comes from {@link dev.countersign.platform.DatabaseTime}, never from the
 * clock of the node.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package dev.countersign.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
