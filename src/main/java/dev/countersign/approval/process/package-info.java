/** The engine's side of a review: policy and tally as steps of the process, its user tasks, its timers. */
@NullMarked
package dev.countersign.approval.process;

import org.jspecify.annotations.NullMarked;
