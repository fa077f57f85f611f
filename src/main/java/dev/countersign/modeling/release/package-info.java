/**
 * How a model comes into force: asked for with its effects, decided by others than its authors, deployed as exactly the bytes
 * that were approved, and taken back through the same gate.
 */
@NullMarked
package dev.countersign.modeling.release;

import org.jspecify.annotations.NullMarked;
