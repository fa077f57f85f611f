/**
 * People, their accounts, teams, memberships, absences and API tokens; who is signed in. Imports {@code platform} and
 * {@code audit} only; whoever has to know who may act asks {@link dev.countersign.directory.Directory}.
 *
 * <p>Invariants: who may act for a team is worked out in one place, the SQL function {@code acting_member}, and asked
 * anew each time (law 4). Memberships are ended, never deleted. Only active administrators write, and reviewers of an access
 * review take away what they review; nobody alters their own memberships, and one administrator always remains. Every write has its audit entry in the same transaction (law 6).
 */
@ApplicationModule(allowedDependencies = {"platform", "audit"})
@NullMarked
package dev.countersign.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
