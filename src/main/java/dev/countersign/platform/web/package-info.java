/** The HTTP conventions of the whole API: problem documents, one transaction per request, idempotency keys, bodies. */
@NullMarked
package dev.countersign.platform.web;

import org.jspecify.annotations.NullMarked;
