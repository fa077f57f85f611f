/**
 * What people are told: notifications, and that something they see has changed, at once and on every node. May import any
 * module; nobody imports it.
 *
 * <p>Invariants: a notification is written in the transaction of the act that it is about (law 6), never to whoever acted, and
 * tells nothing of a change that its reader may not see now; a stream is asked before everything that it is told whether its
 * caller would still be let in (law 4), holds no thread, and keeps no more than a bounded number of ids.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "policy", "change", "approval", "breakglass", "audit", "directory"})
@NullMarked
package dev.countersign.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
