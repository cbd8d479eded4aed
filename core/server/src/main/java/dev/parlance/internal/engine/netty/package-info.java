/**
 * Engine.IO version 4, plain HTTP and plain WebSockets on Netty: the one implementation of the seam.
 *
 * <p>Here: the listener, pipelines, what the requests of each path mean, and the shutdown. In rooms of their own:
 * {@code http} (connections, requests and responses), {@code websocket} (the protocol), {@code session} (sessions and their
 * transports), {@code timer} (timeouts).
 *
 * <p>May import: the JDK, {@code http}, {@code internal.engine}, its rooms, Netty, SLF4J.
 */
@NullMarked
package dev.parlance.internal.engine.netty;

import org.jspecify.annotations.NullMarked;
