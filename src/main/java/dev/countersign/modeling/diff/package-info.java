/** What differs between two versions of a model, in the model's own terms: elements, rules, fields. */
@NullMarked
package dev.countersign.modeling.diff;

import org.jspecify.annotations.NullMarked;
