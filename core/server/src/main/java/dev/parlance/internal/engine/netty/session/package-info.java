/**
 * Engine.IO sessions and plain WebSockets: transports and the upgrade from one to the other, the heartbeat, sending.
 *
 * <p>A session's state belongs to one event loop at a time; what any thread may use is volatile or the session's send
 * queue.
 *
 * <p>May import: the JDK, {@code http}, {@code internal.engine}, {@code internal.text}, the rooms {@code http},
 * {@code websocket} and {@code timer} of the engine, Netty, SLF4J.
 */
@NullMarked
package dev.parlance.internal.engine.netty.session;

import org.jspecify.annotations.NullMarked;
