/** The engine's side of an execution: what happens when nobody reports. */
@NullMarked
package dev.countersign.execution.process;

import org.jspecify.annotations.NullMarked;
