/**
 * Permits, their redemption, and the outcome: that what runs is what was approved, once (law 2). Nobody imports it but
 * {@code notification} and {@code compliance}.
 *
 * <p>Invariants: quorum, eligibility, gates, window and digest are judged anew when a permit is issued and again when it
 * is redeemed; one redemption per permit and one execution per change are constraints of the tables; the signing key never
 * enters the database.
 */
@ApplicationModule(allowedDependencies = {"platform", "change", "approval", "policy", "audit", "directory"})
@NullMarked
package dev.countersign.execution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
