/**
 * Engine.IO version 4, plain HTTP and plain WebSockets on Netty: the one implementation of the seam.
 *
 * <p>netty-socketio is the server's shell here: its bootstrap, socket options and configuration ({@link
 * dev.parlance.internal.engine.netty.ServerShell}). Its sessions, transports and protocol are not used. A session's state
 * belongs to one event loop at a time; what any thread may touch is volatile or the session's outbox.
 *
 * <p>May import: the JDK, {@code http}, {@code internal.engine}, Netty, netty-socketio, SLF4J.
 */
@NullMarked
package dev.parlance.internal.engine.netty;

import org.jspecify.annotations.NullMarked;
