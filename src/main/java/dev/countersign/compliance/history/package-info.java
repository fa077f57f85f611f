/** All that ever was, searched, given away whole, and sampled. */
@NullMarked
package dev.countersign.compliance.history;

import org.jspecify.annotations.NullMarked;
