/**
 * What compliance staff ask: whether the rules were kept, and who did not keep them. May import any module; nobody imports it.
 *
 * <p>Invariants: every answer is a query over stored facts, of the projects that its reader may see, with the moment and the
 * period it holds for; nothing here alters what it reports on, but for what two people have forgotten, what is beyond its time, and
 * the rights that a reviewer has revoked, who was named for them and does not have them.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "policy",
            "change",
            "approval",
            "execution",
            "breakglass",
            "audit",
            "audit :: tlog",
            "audit :: verify",
            "directory"
        })
@NullMarked
package dev.countersign.compliance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
