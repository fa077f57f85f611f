/** Decision tables as the process engine keeps them, evaluated strictly. */
@NullMarked
package dev.countersign.policy.process;

import org.jspecify.annotations.NullMarked;
