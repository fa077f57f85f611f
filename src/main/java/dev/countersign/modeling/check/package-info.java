/**
 * What is looked for in processes and forms: structure, links, habits of the house, what the program needs of them, and that no
 * way through a process gets round a law.
 *
 * <p>The proof is an exploration of every state that a process can come to, from the model and from what the modules declare
 * as {@link dev.countersign.platform.engine.ProcessNeeds}. It errs on one side only: what nobody declared may do anything, and
 * what is too much to look at is not proved. A finding stops a release; no finding lets nothing through by itself, since the laws
 * are kept below the models in any case.
 */
@NullMarked
package dev.countersign.modeling.check;

import org.jspecify.annotations.NullMarked;
