/**
 * Plain HTTP requests and plain WebSockets beside Socket.IO, by their path.
 *
 * <p>Above {@code connection}, of which it uses how reading is paused.
 */
@NullMarked
package dev.parlance.internal.server.http;

import org.jspecify.annotations.NullMarked;
