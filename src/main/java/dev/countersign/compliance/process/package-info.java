/** What compliance asks of the engine: what was released to it, and what it is at. Reads only. */
@NullMarked
package dev.countersign.compliance.process;

import org.jspecify.annotations.NullMarked;
