/**
 * Events on their way: encoded once when they are emitted, read when they are received, and the acks that come back.
 *
 * <p>The lowest layer, beside {@code listener}. May import: {@code socket}, {@code event}, {@code internal.json},
 * {@code internal.protocol}, {@code internal.engine}, {@code internal.execution}.
 */
@NullMarked
package dev.parlance.internal.server.event;

import org.jspecify.annotations.NullMarked;
