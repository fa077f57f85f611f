/** REST for process owners, and for those who look what is in force. */
@NullMarked
package dev.countersign.modeling.web;

import org.jspecify.annotations.NullMarked;
