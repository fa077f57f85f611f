/** REST for changes: submission, queue, detail, revision, withdrawal, evidence. */
@NullMarked
package dev.countersign.change.web;

import org.jspecify.annotations.NullMarked;
