/**
 * Plain HTTP and plain WebSockets beside Socket.IO, on the same port: health checks, static files, one-way feeds;
 * and the hook before a handshake of Socket.IO.
 *
 * <p>Values and interfaces only. May import: the JDK.
 */
@NullMarked
package dev.parlance.http;

import org.jspecify.annotations.NullMarked;
