/**
 * What an operator sees: each incident once for the application's {@link dev.parlance.socket.ServerListener}, and once for the
 * log, at a level and a rate that suit it.
 *
 * <p>Below all other packages of the server. May import: {@code socket}, {@code adapter}, {@code internal.engine}, {@code internal.execution}.
 */
@NullMarked
package dev.parlance.internal.server.report;

import org.jspecify.annotations.NullMarked;
