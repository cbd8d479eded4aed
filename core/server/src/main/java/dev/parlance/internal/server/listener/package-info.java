/**
 * What an application registers: typed and untyped listeners, catch-all listeners, middleware, disconnect listeners,
 * and the rules that keep them from contradicting each other.
 *
 * <p>The lowest layer, beside {@code event}. May import: {@code socket}, {@code event}, {@code internal.json},
 * {@code internal.execution}.
 */
@NullMarked
package dev.parlance.internal.server.listener;

import org.jspecify.annotations.NullMarked;
