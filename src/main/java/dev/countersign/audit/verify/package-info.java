/**
 * Verifies an export of the log without the application, its database or a network: {@code java -jar countersign.jar verify}.
 * MUST use nothing of the running log but the pure functions of {@code tlog} and the canonical form.
 */
@NamedInterface("verify")
@NullMarked
package dev.countersign.audit.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
