/** REST for those who ask, and for the owners of the tables. */
@NullMarked
package dev.countersign.policy.web;

import org.jspecify.annotations.NullMarked;
