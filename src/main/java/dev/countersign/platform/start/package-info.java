/** What happens around a start: the demo profile, refusals to start in plain words, and what is said when ready. */
@NullMarked
package dev.countersign.platform.start;

import org.jspecify.annotations.NullMarked;
