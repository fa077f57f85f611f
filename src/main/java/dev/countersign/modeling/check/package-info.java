/** What is looked for in processes and forms: structure, habits of the house, links, and the way to the execution. */
@NullMarked
package dev.countersign.modeling.check;

import org.jspecify.annotations.NullMarked;
