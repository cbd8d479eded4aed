/**
 * Engine.IO version 4, plain HTTP and plain WebSockets on Netty: the one implementation of the seam.
 *
 * <p>A session's state belongs to one event loop at a time; what any thread may touch is volatile or the session's outbox.
 *
 * <p>May import: the JDK, {@code http}, {@code internal.engine}, Netty, SLF4J.
 */
@NullMarked
package dev.parlance.internal.engine.netty;

import org.jspecify.annotations.NullMarked;
