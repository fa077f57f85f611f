/** Camunda Forms, checked on the server: a browser's check is a courtesy to its user, not a rule. */
@NullMarked
package dev.countersign.platform.forms;

import org.jspecify.annotations.NullMarked;
