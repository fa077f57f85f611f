/** The engine's side of an emergency session. */
@NullMarked
package dev.countersign.breakglass.process;

import org.jspecify.annotations.NullMarked;
