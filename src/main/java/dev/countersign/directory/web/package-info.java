/** The directory over HTTP, and the door of the whole application: who is let in, and by what proof. */
@NullMarked
package dev.countersign.directory.web;

import org.jspecify.annotations.NullMarked;
