/** Signing of permits, by keys outside the database. Who may have one, the modules judge that ask. */
@NullMarked
package dev.countersign.platform.permits;

import org.jspecify.annotations.NullMarked;
