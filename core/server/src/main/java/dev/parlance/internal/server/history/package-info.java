/**
 * What a namespace has broadcast lately, and in which rooms its sockets were meanwhile: what connection state recovery needs to find
 * out what a client has missed.
 *
 * <p>Guarded by the lock of the namespace's rooms, as the order of the log is that in which events are queued for clients. Below
 * {@code delivery}.
 */
@NullMarked
package dev.parlance.internal.server.history;

import org.jspecify.annotations.NullMarked;
