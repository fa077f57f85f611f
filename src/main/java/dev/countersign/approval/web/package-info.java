/** REST for decisions, eligibility and tasks. */
@NullMarked
package dev.countersign.approval.web;

import org.jspecify.annotations.NullMarked;
