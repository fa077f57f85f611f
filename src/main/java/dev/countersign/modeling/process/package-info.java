/** The engine's side of models: what is deployed, which instances follow which version. */
@NullMarked
package dev.countersign.modeling.process;

import org.jspecify.annotations.NullMarked;
