/** Incidents and emergency sessions over HTTP. */
@NullMarked
package dev.countersign.breakglass.web;

import org.jspecify.annotations.NullMarked;
