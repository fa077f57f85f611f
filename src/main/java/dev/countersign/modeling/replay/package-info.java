/** What a draft of the tables would have done to past changes, by the code that judges changes. */
@NullMarked
package dev.countersign.modeling.replay;

import org.jspecify.annotations.NullMarked;
