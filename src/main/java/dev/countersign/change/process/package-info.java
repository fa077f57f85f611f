/** The engine's side of a change: starts and moves its process, risk and time running out. */
@NullMarked
package dev.countersign.change.process;

import org.jspecify.annotations.NullMarked;
