/**
 * Socket.IO above the seam: wires the layers of one server, and closes it.
 *
 * <p>Implements {@code socket}. Public here means for the front door and the test kit, not for applications. The layers
 * are packages, each of which knows only those below it:
 *
 * <ul>
 *   <li>{@code http}: plain HTTP and plain WebSockets
 *   <li>{@code connection}: one client's connection, and its admission to namespaces
 *   <li>{@code namespace}: the namespaces
 *   <li>{@code socket}: one client on one namespace
 *   <li>{@code delivery}: rooms, audiences, other servers
 *   <li>{@code event} and {@code listener}: events with their acks, and what is registered for them
 *   <li>{@code rate}: what clients may use, and what has exceeded it
 *   <li>{@code report}: what an operator sees, in the log and as the application's listener
 * </ul>
 *
 * <p>May import: {@code socket}, {@code adapter}, {@code event}, {@code http}, {@code internal.*} but not
 * {@code internal.engine.netty}.
 */
@NullMarked
package dev.parlance.internal.server;

import org.jspecify.annotations.NullMarked;
