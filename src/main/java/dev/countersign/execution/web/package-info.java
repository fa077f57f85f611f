/** REST for permits, redemptions, outcomes, and the public keys. */
@NullMarked
package dev.countersign.execution.web;

import org.jspecify.annotations.NullMarked;
