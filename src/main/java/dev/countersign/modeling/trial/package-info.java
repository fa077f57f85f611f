/** Trying a draft out on one hypothetical change or submission. Nothing of it is kept. */
@NullMarked
package dev.countersign.modeling.trial;

import org.jspecify.annotations.NullMarked;
