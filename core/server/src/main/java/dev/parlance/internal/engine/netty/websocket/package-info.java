/**
 * The WebSocket protocol (RFC 6455): opening handshake, frames, closing handshake. It knows nothing of sessions.
 *
 * <p>May import: the JDK, {@code internal.engine}, {@code internal.text}, Netty, SLF4J.
 */
@NullMarked
package dev.parlance.internal.engine.netty.websocket;

import org.jspecify.annotations.NullMarked;
