/** Compliance over HTTP. */
@NullMarked
package dev.countersign.compliance.web;

import org.jspecify.annotations.NullMarked;
