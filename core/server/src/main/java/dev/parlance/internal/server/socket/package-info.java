/**
 * One client on one namespace: emits, dispatches events to listeners, answers them, and ends.
 *
 * <p>Knows its namespace as {@link dev.parlance.internal.server.socket.SocketContext} and its connection as
 * {@link dev.parlance.internal.server.socket.ClientConnection}. Above {@code delivery}.
 */
@NullMarked
package dev.parlance.internal.server.socket;

import org.jspecify.annotations.NullMarked;
