/** Text on pages of a PDF, in whatever language, that are the same bytes for the same text. Knows nothing of what it says. */
@NullMarked
package dev.countersign.compliance.paper;

import org.jspecify.annotations.NullMarked;
