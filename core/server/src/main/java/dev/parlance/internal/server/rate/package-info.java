/**
 * Rates and caps: what is counted of a connection, an address and a socket, and what has exceeded its limit.
 *
 * <p>Above {@code report}. May import: {@code socket}, {@code event}, {@code internal.execution}, {@code internal.server.report}.
 */
@NullMarked
package dev.parlance.internal.server.rate;

import org.jspecify.annotations.NullMarked;
