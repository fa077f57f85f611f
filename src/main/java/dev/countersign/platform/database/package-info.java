/**
 * The embedded PostgreSQL: the database of an application to which none was given ({@code spring.datasource.url}).
 *
 * <p>Invariants: it is as durable as any other ({@code fsync}, {@code synchronous_commit}); it listens on the loopback
 * interface only and asks everybody for a password; one process at a time works in a home folder; and whatever step of
 * a start a {@code kill -9} cuts off, the next start begins it again. What is made is made beside its place and moved
 * there when complete, so nothing half-made is ever taken for whole.
 */
@NullMarked
package dev.countersign.platform.database;

import org.jspecify.annotations.NullMarked;
