/** The process engine, bootstrapped and shut. With the {@code process} packages, the only place that imports it. */
@NullMarked
package dev.countersign.platform.engine;

import org.jspecify.annotations.NullMarked;
